# runs on: pyodide, cpython
import dis


class Plain:
    def __init__(self):
        self.size = 1


class Slotted:
    __slots__ = ("size",)

    def __init__(self):
        self.size = 1


for cls in Plain, Slotted:
    def read(thing):
        return thing.size

    for _ in range(200):
        read(cls())
    for instruction in dis.get_instructions(read, adaptive=True):
        if "ATTR" in instruction.opname:
            print(cls.__name__, instruction.opname)
