# runs on: pyodide, cpython
prices = {("apple", "kg"): 3}
print(prices["apple", "kg"])

for candidate in ((1, (2, 3)), (1, [2, 3]), [1, 2]):
    try:
        hash(candidate)
        print(candidate, "is hashable")
    except TypeError as error:
        print(candidate, "->", error)

basket = ("fruit", ["apple"])
basket[1].append("pear")  # the tuple still holds the same two objects
print(basket)
try:
    basket[1] = []
except TypeError as error:
    print("TypeError:", error)
