# runs on: cpython
import asyncio

events = []


async def heartbeat():
    while True:
        events.append("beat")
        await asyncio.sleep(0)


async def crunch():
    events.append("crunch starts")
    sum(n * n for n in range(300_000))  # no await: nobody else runs
    events.append("crunch ends")


async def main():
    beats = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    await asyncio.create_task(crunch())
    await asyncio.sleep(0)
    beats.cancel()


asyncio.run(main())
start = events.index("crunch starts")
print("around the burst:", events[start - 1:start + 3])
