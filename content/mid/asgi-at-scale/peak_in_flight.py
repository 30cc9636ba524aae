# runs on: cpython
import asyncio
import time
from contextlib import contextmanager

active = peak = 0


@contextmanager
def query():
    global active, peak
    active += 1
    peak = max(peak, active)
    yield
    active -= 1


async def blocking():
    with query():
        time.sleep(0.005)  # a synchronous driver, say


async def awaiting():
    with query():
        await asyncio.sleep(0.005)


async def main():
    for handler in blocking, awaiting:
        await asyncio.gather(*(handler() for _ in range(40)))
        print(handler.__name__, "- queries at the same time:", peak)

asyncio.run(main())
