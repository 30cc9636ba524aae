# runs on: pyodide, cpython
import sys

items = []
moves = 0
size = sys.getsizeof(items)
for number in range(10_000):
    items.append(number)
    if sys.getsizeof(items) != size:  # new, larger space
        size = sys.getsizeof(items)
        moves += 1

print("appends:", len(items))
print("fewer than 100 needed more space:", moves < 100)
