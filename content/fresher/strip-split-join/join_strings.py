# runs on: pyodide, cpython
prices = [3, 4.5, 12]

try:
    ", ".join(prices)
except TypeError as error:
    print("TypeError:", error)

print(", ".join(str(price) for price in prices))
print(" ".join("too   many    spaces".split()))
print("-".join("abc"))
