# runs on: pyodide, cpython
import copy
from threading import Lock


class Cache:
    def __init__(self):
        print("__init__ runs")
        self.lock, self.rows = Lock(), {"a": [1]}


class CopyableCache(Cache):
    def __deepcopy__(self, memo):
        twin = type(self)()  # a lock of its own
        memo[id(self)] = twin  # before going deeper, for cycles
        twin.rows = copy.deepcopy(self.rows, memo)
        return twin


plain = Cache()
print("copy shares the rows:", copy.copy(plain).rows is plain.rows)
try:
    copy.deepcopy(plain)
except TypeError as error:
    print("TypeError:", error)

original = CopyableCache()
twin = copy.deepcopy(original)
print(twin.rows == original.rows, twin.rows is original.rows)
