# runs on: pyodide, cpython
def low_and_high(numbers):
    return min(numbers), max(numbers)


def with_a_stray_comma(value):
    return value,


result = low_and_high([3, 1, 2])
print(type(result).__name__, result)

low, high = low_and_high([3, 1, 2])
print("low:", low, "high:", high)

print(with_a_stray_comma(5))
