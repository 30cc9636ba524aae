# runs on: pyodide, cpython
from contextlib import closing


def rows(label):
    try:
        yield from (1, 2, 3)
    finally:
        print("  cleanup of", label)


for row in rows("temporary"):
    break
print("loop left: nothing referred to the generator any more")

kept = rows("kept")
for row in kept:
    break
print("loop left: 'kept' is paused, its finally has not run")
kept.close()

with closing(rows("closing")) as stream:
    next(stream)
print("closing() did it at a known point")

rows("never started").close()
print("a body that never started has nothing to clean up")
