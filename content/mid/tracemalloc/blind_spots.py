# runs on: cpython
import mmap
import tracemalloc

SIZE = 10_000_000
early = bytearray(SIZE)  # allocated before tracing begins
tracemalloc.start()


def traced_growth(make):
    before, _ = tracemalloc.get_traced_memory()
    kept = make()
    after, _ = tracemalloc.get_traced_memory()
    return after - before >= SIZE


print("the early buffer:", tracemalloc.get_object_traceback(early))
print("bytearray is seen:", traced_growth(lambda: bytearray(SIZE)))
print("mmap is seen:", traced_growth(lambda: mmap.mmap(-1, SIZE)))
print("the records cost memory themselves:",
      tracemalloc.get_tracemalloc_memory() > 0)
