# runs on: pyodide, cpython
import tracemalloc


def make_buffer(size):
    return bytearray(size)


def upload():
    return make_buffer(400_000)


def thumbnail():
    return make_buffer(100_000)


tracemalloc.start(5)  # five frames per block instead of one
kept = [upload(), thumbnail(), upload()]
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()

for key in "lineno", "traceback":
    large = [entry for entry in snapshot.statistics(key)
             if entry.size > 90_000]
    print("grouped by", key)
    for entry in large:
        print("  about", round(entry.size / 1000), "kB")
