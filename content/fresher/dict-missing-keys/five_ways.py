# runs on: pyodide, cpython
stock = {"tea": 4}

try:
    stock["milk"]
except KeyError as error:
    print("KeyError:", error)

print(stock.get("milk"), stock.get("milk", 0), "milk" in stock)
print("nothing stored:", stock)

print(stock.setdefault("milk", 1), stock.setdefault("tea", 99))
print("milk stored, tea kept:", stock)
