# runs on: pyodide, cpython
from itertools import zip_longest

names = ["Ann", "Bob", "Cid"]
scores = [7, 9]

print(list(zip(names, scores)))
print(list(zip_longest(names, scores, fillvalue=0)))

try:
    for name, score in zip(names, scores, strict=True):
        print("handled", name)
except ValueError as error:
    print("ValueError:", error)
