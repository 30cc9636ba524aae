# runs on: pyodide, cpython
def double(number):
    print("doubling", number)
    return number * 2


doubled = map(double, [1, 2, 3])
print("map was called")
print("first:", next(doubled))
print("rest:", list(doubled))
print("again:", list(doubled))

try:
    numbers = map(int, ["1", "two"])
except ValueError:
    print("never printed: no item was converted yet")
try:
    list(numbers)
except ValueError as error:
    print("raised on use:", error)
