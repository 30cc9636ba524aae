# runs on: pyodide, cpython
import struct
import sys

POINTER = struct.calcsize("P")  # 8 bytes, or 4 on a 32-bit build


def slots(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


items = []
capacities = []
for number in range(100_000):
    items.append(number)
    if not capacities or slots(items) != capacities[-1]:
        capacities.append(slots(items))

print("slots:", *capacities[:11], "...")
print("reallocations below 150:", len(capacities) < 150)
print("growth of the last one:", capacities[-1] / capacities[-2])
moved = sum(capacities[:-1])
print("pointers moved per append below 9:", moved / len(items) < 9)
