# runs on: cpython
import sys
from contextlib import nullcontext
from threading import Lock, Thread

sys.setswitchinterval(1e-5)  # ask for switches more often
total = 0


def same(number):
    return number


def add(rounds, guard):
    global total
    for _ in range(rounds):
        with guard:
            total = same(total) + 1  # read ... switch? ... write


for guard in nullcontext(), Lock():
    total = 0
    threads = [Thread(target=add, args=(100_000, guard))
               for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(type(guard).__name__, "- updates lost:", total < 400_000)
