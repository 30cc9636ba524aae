# runs on: cpython
import asyncio


async def run(queue):
    longest = 0

    async def consume():
        while await queue.get() is not None:
            await asyncio.sleep(0.0001)  # slower than the producer

    consumer = asyncio.create_task(consume())
    for number in range(500):
        await queue.put(number)
        longest = max(longest, queue.qsize())
    await queue.put(None)
    await consumer
    return longest


for limit in 0, 20:
    longest = asyncio.run(run(asyncio.Queue(maxsize=limit)))
    print(f"maxsize={limit}: at most {longest} items waiting")
