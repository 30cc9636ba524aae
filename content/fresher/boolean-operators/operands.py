# runs on: pyodide, cpython
def loud(value):
    print(f"[evaluates {value!r}]", end=" ")
    return value


print(loud("") or loud("guest"))
print(loud("Ann") or loud("guest"))
print(repr(loud("") and loud("guest")))
print(loud("Ann") and loud("guest"))
print(not loud("Ann"))

print(loud(1) < loud(5) < loud(9))  # 5 only once
print(loud(7) < loud(5) < loud(9))  # 9 not at all

items = []
print("guard:", items and items[0], "- as a bool:", bool(items))
