# runs on: pyodide, cpython
print("and first:  ", True or False and False)
print("brackets:   ", (True or False) and False)

a, b = 1, 2
print("not a == b: ", not a == b, "=", not (a == b))
print("(not a)==b: ", (not a) == b)

x = 7
print("x == 1 or 2:", x == 1 or 2, "- x in (1, 2):", x in (1, 2))

print("chain:      ", 1 in [1] == True, "=",
      1 in [1] and [1] == True)

x, y = 4, 6
print("with &:     ", x > 1 & y > 1, "- with and:", x > 1 and y > 1)
