# runs on: pyodide, cpython
try:
    sorted([3, "2", 1])
except TypeError as error:
    print("TypeError:", error)

prices = [5, None, 3]
print(sorted(prices, key=lambda price: (price is None, price or 0)))
