# runs on: cpython
import tracemalloc
from array import array


class Plain:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


pairs = [(n / 7, n / 9) for n in range(5_000)]
layouts = {
    "dictionaries": lambda: [{"x": x, "y": y} for x, y in pairs],
    "plain objects": lambda: [Plain(x, y) for x, y in pairs],
    "slotted objects": lambda: [Slotted(x, y) for x, y in pairs],
    "two columns": lambda: [array("d", xs) for xs in zip(*pairs)],
}
sizes = {}
for name, build in layouts.items():
    tracemalloc.start()
    kept = build()
    sizes[name] = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
print("from large to small:")
for name in sorted(sizes, key=sizes.get, reverse=True):
    print(" ", name)
