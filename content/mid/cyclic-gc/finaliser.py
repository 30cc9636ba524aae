# runs on: pyodide, cpython
import gc

gc.disable()  # collect only when told to
rescued = []


class Node:
    def __init__(self, name):
        self.name = name
        self.partner = self  # a cycle of one

    def __del__(self):
        print("finaliser of", self.name)
        if self.name == "phoenix":
            rescued.append(self)


Node("plain")
print("dropped; nothing has happened yet")
gc.collect()

Node("phoenix")
gc.collect()
print("rescued:", [node.name for node in rescued])

rescued.clear()
gc.collect()
print("the second death called no finaliser")
print("gc.garbage:", gc.garbage)
