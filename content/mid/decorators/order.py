# runs on: pyodide, cpython
def announce(label):
    print("evaluate", label)

    def decorate(function):
        print("apply", label, "to", function.__name__)

        def wrapper():
            print("enter", label)
            function()

        return wrapper

    return decorate


@announce("outer")
@announce("inner")
def greet():
    print("hello")


print("-- defined; now the call:", greet.__name__)
greet()
