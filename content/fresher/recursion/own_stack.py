# runs on: pyodide, cpython
def total(items):
    result = 0
    for item in items:
        result += total(item) if isinstance(item, list) else item
    return result


def total_with_stack(items):
    result, waiting = 0, [items]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        else:
            result += item
    return result


nested = [1]
for _ in range(5_000):
    nested = [nested, 1]

print("both:", total([1, [2, 3]]), total_with_stack([1, [2, 3]]))
try:
    total(nested)
except RecursionError as error:
    print("RecursionError:", error)
print("with a stack:", total_with_stack(nested))
