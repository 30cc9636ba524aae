# runs on: pyodide, cpython
def first_even(numbers):
    if not numbers:
        return None  # a guard clause
    try:
        for number in numbers:
            print("looking at", number)
            if number % 2 == 0:
                return number
        return None
    finally:
        print("clean-up runs")


print("result:", first_even([]))
print("result:", first_even([3, 4, 5, 6]))
