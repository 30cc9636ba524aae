# runs on: pyodide, cpython
from timeit import repeat
from traceback import walk_tb


def dive(depth):
    if depth == 0:
        raise ValueError("at the bottom")
    dive(depth - 1)


def rescue(depth):
    try:
        dive(depth)
    except ValueError as error:
        return len(list(walk_tb(error.__traceback__)))


print("frames in the traceback:", rescue(1), rescue(100))

near = min(repeat(lambda: rescue(1), number=300))
far = min(repeat(lambda: rescue(100), number=300))
print("a hundred frames cost over 5 times more:", far > 5 * near)
