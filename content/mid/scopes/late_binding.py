# runs on: pyodide, cpython
from functools import partial

late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
bound = [partial(pow, 2, n) for n in range(3)]
print("late: ", [f() for f in late])
print("early:", [f() for f in early])
print("partial:", [f() for f in bound])

def counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    return step

first, second = counter(), counter()
print("counters:", first(), first(), second())
print("cell holds:", first.__closure__[0].cell_contents)
