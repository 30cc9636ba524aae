# runs on: pyodide, cpython
x, y = (3, 4)
first, second, third = "abc"
key, other_key = {"tea": 3, "jam": 4}
print(x, y, first, second, third, key, other_key)

for value in [1, 2, 3], [1], 5:
    try:
        left, right = value
    except (ValueError, TypeError) as error:
        print(value, "->", type(error).__name__)
