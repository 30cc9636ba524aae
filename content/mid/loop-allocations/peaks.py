# runs on: pyodide, cpython
import itertools
import tracemalloc

COUNT = 20_000


def copies():
    squares = [number * number for number in range(COUNT)]
    even = [square for square in squares if square % 2 == 0]
    return sum(even[:5_000])


def stream():
    squares = (number * number for number in range(COUNT))
    even = (square for square in squares if square % 2 == 0)
    return sum(itertools.islice(even, 5_000))


for pipeline in copies, stream:
    tracemalloc.start()
    total = pipeline()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(pipeline.__name__, total, "- peak over 100 kB:",
          peak > 100_000)
