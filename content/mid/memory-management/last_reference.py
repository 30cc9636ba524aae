# runs on: pyodide, cpython
import gc
import weakref

gc.disable()  # from here on, reference counts work alone


class Node:
    other = None


def watch(node, label):
    weakref.finalize(node, print, label, "is gone")


node = alias = Node()
watch(node, "plain node")
del node
print("one name deleted, one left")
del alias
print("last name deleted")

first, second = Node(), Node()
first.other, second.other = second, first
watch(first, "cycle")
del first, second
print("cycle abandoned")
gc.collect()
