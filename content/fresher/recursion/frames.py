# runs on: pyodide, cpython
def factorial(n, depth=0):
    indent = "  " * depth
    if n <= 1:  # the base case
        print(f"{indent}factorial({n}) = 1")
        return 1
    print(f"{indent}factorial({n}) = {n} * ...")
    result = n * factorial(n - 1, depth + 1)
    print(f"{indent}factorial({n}) = {result}")
    return result


factorial(4)
