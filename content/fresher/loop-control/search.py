# runs on: pyodide, cpython
def describe(numbers):
    for number in numbers:
        if number % 2:
            continue  # odd: look at the next one
        print("first even number:", number)
        break
    else:
        print("no even number in", numbers)


describe([3, 5, 8, 10])
describe([3, 5])
describe([])
