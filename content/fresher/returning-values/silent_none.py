# runs on: pyodide, cpython
def shout(text):
    print(text.upper())  # shows it, but returns nothing


def shouted(text):
    return text.upper()


def discount(age):
    if age < 18:
        return 0.5
    # any other age falls off the end


stored = shout("printed")
print("shout gave:", stored)
print("shouted gave:", shouted("returned"))
print("discount(12):", discount(12))
print("discount(30):", discount(30))
