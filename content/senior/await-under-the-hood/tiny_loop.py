# runs on: pyodide, cpython
import heapq
from itertools import count
from types import coroutine


@coroutine  # lets a generator be awaited
def sleep(seconds):
    yield seconds


def run(*coroutines):
    order = count()  # breaks ties, first come first served
    ready = [(0, next(order), each) for each in coroutines]
    while ready:
        now, _, current = heapq.heappop(ready)
        try:
            delay = current.send(None)
        except StopIteration as stop:
            print(f"at {now}: {stop.value} done")
        else:
            due = now + delay
            heapq.heappush(ready, (due, next(order), current))


async def job(name, *delays):
    for delay in delays:
        await sleep(delay)
    return name


run(job("slow", 3, 3), job("quick", 1), job("steady", 2, 2))
