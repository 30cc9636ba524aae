# runs on: pyodide, cpython
import gc
import weakref


class Node:
    def __init__(self, parent=None, weak=False):
        self.children = []
        self.parent = weakref.ref(parent) if parent and weak else parent
        if parent:
            parent.children.append(self)


gc.disable()  # only reference counts are at work now
for weak in False, True:
    root = Node()
    child = Node(root, weak=weak)
    watch = weakref.ref(root)
    del root, child
    print("weak parent link:", weak)
    print("  freed at once:", watch() is None)
    if watch() is not None:
        gc.collect()
        print("  after a collection it is gone:", watch() is None)
