# runs on: pyodide, cpython
import tracemalloc

data = bytearray(10_000_000)
view = memoryview(data)


def allocated(make):
    tracemalloc.start()
    piece = make()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, len(piece)


size, length = allocated(lambda: data[1:])
print(length, "bytes sliced; new memory over 9 MB:", size > 9e6)
size, length = allocated(lambda: view[1:])
print(length, "bytes sliced; new memory over 1 kB:", size > 1_000)

view[2:5] = b"abc"  # writes through
print(data[:6], "- read-only over bytes:",
      memoryview(b"abc").readonly)
