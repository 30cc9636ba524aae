# runs on: pyodide, cpython
def double(number: int) -> int:
    return number * 2


def find(name: str | None):  # may be None, but must be passed
    return name


print("wrong type, no error:", double("ab"))
print("kept:", sorted(double.__annotations__))

try:
    find()
except TypeError as error:
    print("TypeError:", error)

print("union:", isinstance(3, int | None), isinstance("x", int | None))
try:
    isinstance([1], list[int])
except TypeError as error:
    print("TypeError:", error)
