import asyncio
import time


async def heart():
    last = time.perf_counter()
    for _ in range(12):
        await asyncio.sleep(0.003)
        now = time.perf_counter()
        print(f"beat after {(now - last) * 1e3:.0f} ms")
        last = now


async def report():
    await asyncio.sleep(0.008)
    time.sleep(0.02)  # a call that blocks, in a coroutine
    await asyncio.sleep(0.002)


async def main():
    await asyncio.gather(heart(), report())


asyncio.run(main())
