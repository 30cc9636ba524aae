# runs on: pyodide, cpython
from functools import cache

calls = 0


def slow(n):
    global calls
    calls += 1
    return n if n < 2 else slow(n - 1) + slow(n - 2)


@cache
def fast(n):
    global calls
    calls += 1
    return n if n < 2 else fast(n - 1) + fast(n - 2)


for fibonacci in slow, fast:
    calls = 0
    print(fibonacci(20), "with", calls, "calls")
