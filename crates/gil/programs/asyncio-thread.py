import asyncio
import time


def compute(rounds):
    total = 0
    for number in range(rounds):
        total += number * number
    return total


async def heart():
    last = time.perf_counter()
    for _ in range(8):
        await asyncio.sleep(0.003)
        now = time.perf_counter()
        print(f"beat after {(now - last) * 1e3:.0f} ms")
        last = now


async def report():
    await asyncio.sleep(0.004)
    await asyncio.to_thread(compute, 300_000)


async def main():
    await asyncio.gather(heart(), report())


asyncio.run(main())
