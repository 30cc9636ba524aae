# runs on: pyodide, cpython
print(1 + 2.0, True + 1, 2 * (1 + 0j))

try:
    "1" + 1
except TypeError as error:
    print("TypeError:", error)

print(int("1") + 1, "1" + str(1), "1" * 3)

print("bool is an int:", issubclass(bool, int), True == 1)
print("parsed?", bool("False"), bool("0"), bool(""))
print("above 3:", sum(n > 3 for n in [1, 5, 9]))
