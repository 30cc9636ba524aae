# runs on: pyodide, cpython
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 1
print(grid, "separate:", grid[0] is not grid[1])

shared = dict.fromkeys(["Ann", "Bob"], [])
shared["Ann"].append("tea")
print(shared)

separate = {name: [] for name in ["Ann", "Bob"]}
separate["Ann"].append("tea")
print(separate)
