# runs on: pyodide, cpython
import sys
import tracemalloc


def build():
    names = ["user-%d" % number for number in range(5_000)]
    pages = [bytes(200) for _ in range(5_000)]
    return names, pages


first = build.__code__.co_firstlineno
tracemalloc.start()
names, pages = build()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()

for statistic in snapshot.statistics("lineno")[:2]:
    frame = statistic.traceback[0]
    print("build, line", frame.lineno - first, "- 5,000 objects:",
          statistic.count >= 5_000)
whole = sum(map(sys.getsizeof, pages)) + sys.getsizeof(pages)
print("getsizeof counts the list alone:",
      sys.getsizeof(pages) < whole / 5)
