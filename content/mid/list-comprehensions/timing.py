# runs on: pyodide, cpython
from timeit import repeat

setup = """
numbers = list(range(1000))
def by_loop():
    squares = []
    for n in numbers:
        squares.append(n * n)
    return squares
def by_comprehension():
    return [n * n for n in numbers]
"""


def best(statement):
    return min(repeat(statement, setup, number=50, repeat=30))


loop, comprehension = best("by_loop()"), best("by_comprehension()")
print("three times as fast as the loop:", comprehension * 3 < loop)

copied_in_bytecode = best("[n for n in numbers]")
copied_in_c = best("list(numbers)")
print("list() three times as fast as [n for n in numbers]:",
      copied_in_c * 3 < copied_in_bytecode)
