# runs on: pyodide, cpython
grid = [[0] * 3] * 3
print("looks right:", grid)

grid[0][0] = 1
print("after one change:", grid)
print("one object:", grid[0] is grid[1] is grid[2])

grid[0] = [7, 7, 7]
print("after replacing a row:", grid)
