# runs on: pyodide, cpython
import weakref


def accepts(thing):
    try:
        weakref.ref(thing)
    except TypeError:
        return False
    return True


class Names(list): pass
class Pair(tuple): pass
class Slotted: __slots__ = ("value",)
class Prepared: __slots__ = ("value", "__weakref__")


for thing in [], {}, (), 1, "text", {1}, accepts:
    print(f"{type(thing).__name__:9}", accepts(thing))
for kind in Names, Pair, Slotted, Prepared:
    print(f"{kind.__name__:9}", accepts(kind()))
