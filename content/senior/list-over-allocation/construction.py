# runs on: pyodide, cpython
import struct
import sys


def slots(items):
    spare = sys.getsizeof(items) - sys.getsizeof([])
    return spare // struct.calcsize("P")


print("[None] * 9:     ", slots([None] * 9))
print("list(range(9)): ", slots(list(range(9))))
print("comprehension:  ", slots([n for n in range(9)]))

items = [None] * 100
del items[60:]
print("100 cut to 60:  ", slots(items))
print("copied:         ", slots(items[:]))
del items[40:]
print("cut to 40:      ", slots(items))
items.clear()
print("cleared:        ", slots(items))
