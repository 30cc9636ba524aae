# runs on: pyodide, cpython
import sys


def numbers(limit):
    print("  body starts")
    for n in range(limit):
        print("  produce", n)
        yield n
    return "exhausted"


stream = numbers(2)
print("called; nothing has run")
print("got", next(stream))
print("got", next(stream))
try:
    next(stream)
except StopIteration as stop:
    print("StopIteration carries:", stop.value)
print("a second pass finds:", list(stream))

few, many = (n for n in range(10)), (n for n in range(10**9))
print("same size:", sys.getsizeof(few) == sys.getsizeof(many))
