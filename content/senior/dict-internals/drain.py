# runs on: pyodide, cpython
from collections import OrderedDict
from time import perf_counter


def seconds(jobs, take):
    start = perf_counter()
    while jobs:
        take(jobs)
    return perf_counter() - start


def take_oldest(jobs):
    del jobs[next(iter(jobs))]  # walks over the holes first


numbers = range(10_000)
oldest = seconds(dict.fromkeys(numbers), take_oldest)
newest = seconds(dict.fromkeys(numbers), dict.popitem)
ordered = seconds(OrderedDict.fromkeys(numbers),
                  lambda jobs: jobs.popitem(last=False))
print("oldest first costs over 3 times newest:", oldest > 3 * newest)
print("... and more than OrderedDict:", oldest > ordered)
