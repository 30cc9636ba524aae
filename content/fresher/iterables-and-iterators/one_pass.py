# runs on: pyodide, cpython
numbers = [1, 2, 3, 4]
print("list:", sum(numbers), sum(numbers))

squares = map(lambda number: number**2, numbers)
print("map:", sum(squares), sum(squares))

iterator = iter(numbers)
print("2 in it:", 2 in iterator, "- left:", list(iterator))

steps = range(0, 10, 5)
print("range:", list(steps), list(steps), len(steps), steps[1])
