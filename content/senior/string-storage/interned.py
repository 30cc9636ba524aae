# runs on: pyodide, cpython
import sys

lines = ["status=ok", "status=ok"]
first, second = [line.split("=")[1] for line in lines]
print("equal:", first == second)
print("one object:", first is second)
print("interned:", sys.intern(first) is sys.intern(second))
