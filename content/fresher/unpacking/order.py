# runs on: pyodide, cpython
a, b = 1, 2
a, b = b, a
print(a, b)

older, newer = 0, 1
for _ in range(6):
    older, newer = newer, older + newer
print("Fibonacci:", older)

items = ["x", "x", "x"]
index = 0
index, items[index] = 1, "new"
print(items)
