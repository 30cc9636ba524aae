# runs on: pyodide, cpython
def unique(items, key):
    seen = set()
    for item in items:
        mark = key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


pairs = [[1, 2], [3], [1, 2]]
try:
    set(pairs)
except TypeError as error:
    print(type(error).__name__)

print(list(unique(pairs, key=tuple)))
print(list(unique(["Tea", "jam", "TEA"], key=str.casefold)))

users = [{"id": 1, "name": "Ann"}, {"id": 1, "name": "Anne"}]
print(list(unique(users, key=lambda user: user["id"])))
