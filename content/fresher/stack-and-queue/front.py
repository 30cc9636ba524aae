# runs on: pyodide, cpython
from collections import deque
from functools import partial
from time import process_time


def empty_from_front(items, take):
    start = process_time()
    while items:
        take()
    return process_time() - start


def with_list():
    items = list(range(30_000))
    return empty_from_front(items, partial(items.pop, 0))


def with_deque():
    items = deque(range(30_000))
    return empty_from_front(items, items.popleft)


slow = min(with_list() for _ in range(2))
fast = min(with_deque() for _ in range(2))
print("the list took longer than the deque:", slow > fast)
