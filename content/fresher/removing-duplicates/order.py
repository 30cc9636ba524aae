# runs on: pyodide, cpython
items = ["tea", "jam", "tea", "milk", "jam"]

print(list(dict.fromkeys(items)))
print(sorted(set(items)))
print("any duplicates:", len(set(items)) < len(items))

print(list(dict.fromkeys([1, True, 1.0, "1"])))
