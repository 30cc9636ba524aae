# runs on: pyodide, cpython
def double(number: int) -> int:
    return number + number


value = 21
print(type(value).__name__, double(value))
value = "21"  # the name is bound anew; no object changed its type
print(type(value).__name__, double(value))  # the hint is not checked

try:
    print(value + 21)
except TypeError as error:
    print("TypeError:", error)

print(int(value) + 21)  # a conversion is something you write
print(1 + 0.5, True + True)  # numbers are the planned exception
