# runs on: pyodide, cpython
pairs = zip("ab", [1, 2])
print(list(pairs), list(pairs))

numbers = iter([1, 2, 3])
print(list(zip(numbers, "a")))
print("2 was taken and lost; next is", next(numbers))
