# runs on: pyodide, cpython
import copy

grid = [[0, 0] for _ in range(2)]
outer_copy = grid[:]
row_copy = [row[:] for row in grid]

grid[0][0] = 1
print("outer copy follows:", outer_copy)
print("row by row does not:", row_copy)

broken = [[0, 0]] * 2
deep = copy.deepcopy(broken)
print("new row:", deep[0] is not broken[0])
print("still repeated:", deep[0] is deep[1])
