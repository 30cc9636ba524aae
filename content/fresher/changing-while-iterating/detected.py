# runs on: pyodide, cpython
from collections import deque

stock = {"tea": 0, "jam": 3}
for name in stock:
    stock[name] += 1
print("values may change:", stock)

only_one, letters, line = {"a": 1}, {"a", "b"}, deque("ab")
for items, remove in (
    (only_one, only_one.popitem),
    (letters, letters.pop),
    (line, line.pop),
):
    try:
        for item in items:
            remove()
    except RuntimeError as error:
        print(error, "- left:", len(items))

try:
    for name in stock.keys():
        del stock[name]
except RuntimeError:
    print("keys() is no copy; left:", stock)
