# runs on: pyodide, cpython
import sys

log = "a" * 1_000_000
wide = log + "😀"
print("one emoji multiplies the size by",
      round(sys.getsizeof(wide) / sys.getsizeof(log), 2))

narrow = wide[:-1]  # a copy, stored as narrow as it can be
print("without it, as before:",
      sys.getsizeof(narrow) == sys.getsizeof(log))
print("in UTF-8 it adds", len(wide.encode()) - len(log), "bytes")
