# runs on: pyodide, cpython
from collections import Counter

stock = Counter(tea=3, jam=1)
sold = Counter(tea=1, jam=2)

print("minus:", dict(stock - sold))
print("plus:", dict(stock + sold))

stock.subtract(sold)
print("subtract keeps negatives:", dict(stock))

stock["tea"] = 0
print("still a key:", "tea" in stock)
