# runs on: pyodide, cpython
import tracemalloc


class Point:
    def __init__(self):
        self.x, self.y, self.z = 1, 2, 3


def inspected_point():
    point = Point()
    vars(point)  # now the dict must exist
    return point


def bytes_each(make, count=2000):
    make()
    keep = [None] * count
    tracemalloc.start()
    for number in range(count):
        keep[number] = make()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return used / count


shared = bytes_each(Point)
plain = bytes_each(lambda: {"x": 1, "y": 2, "z": 3})
print("an instance is smaller than a dict:", shared < plain)
print("looking at __dict__ makes it grow:",
      bytes_each(inspected_point) > 1.3 * shared)
