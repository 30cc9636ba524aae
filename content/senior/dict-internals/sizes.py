# runs on: pyodide, cpython
import sys

table, resized_at = {}, []
size = sys.getsizeof(table)
for number in range(1, 200):
    table[f"key {number}"] = number
    if sys.getsizeof(table) != size:
        size = sys.getsizeof(table)
        resized_at.append(number)
print("resized by insertion number:", resized_at)

for number in range(1, 199):
    del table[f"key {number}"]
print("items:", len(table), "- smaller:", sys.getsizeof(table) < size)
print("a copy is smaller:", sys.getsizeof(dict(table)) < size)

numbers = dict.fromkeys(range(100))
strings = dict.fromkeys(map(str, range(100)))
print("all-str keys take less room:",
      sys.getsizeof(strings) < sys.getsizeof(numbers))
