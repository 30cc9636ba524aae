# runs on: pyodide, cpython
from collections import deque
from time import perf_counter


def seconds(operation, times=300):
    start = perf_counter()
    for _ in range(times):
        operation()
    return perf_counter() - start


items = [None] * 200_000
queue = deque(items)
at_end = seconds(lambda: items.append(None))
at_front = seconds(lambda: items.insert(0, None))
in_deque = seconds(lambda: queue.appendleft(None))
print("front of a list, 10 times the end:", at_front > 10 * at_end)
print("... or the front of a deque:", at_front > 10 * in_deque)
