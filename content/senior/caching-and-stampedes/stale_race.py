# runs on: pyodide, cpython
database = {"price": 10}
cache = {}

value = database["price"]  # reader: a miss, loads 10
database["price"] = 12     # writer: commits 12 ...
cache.pop("price", None)   # ... and deletes the entry
cache["price"] = value     # reader: stores what it had loaded

print("database:", database["price"], "- cache:", cache["price"])
print("stale until its TTL ends:", cache != database)
