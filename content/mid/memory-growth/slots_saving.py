# runs on: pyodide, cpython
import tracemalloc

ROWS = 5000


def bytes_each(cls, count):
    rows = [None] * ROWS
    tracemalloc.start()
    for index in range(ROWS):
        rows[index] = row = cls()
        for number in range(count):
            setattr(row, f"field{number}", None)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return used / ROWS


for count in 2, 5, 10:
    names = [f"field{number}" for number in range(count)]
    plain = bytes_each(type("Plain", (), {}), count)
    slotted = bytes_each(type("S", (), {"__slots__": names}), count)
    saved = 1 - slotted / plain
    print(f"{count:2} attributes, between 20 and 50 % saved:",
          0.20 < saved < 0.50)
