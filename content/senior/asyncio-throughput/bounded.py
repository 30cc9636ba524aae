# runs on: cpython
import asyncio


async def job(alive):
    alive.append(len(asyncio.all_tasks()))
    await asyncio.sleep(0)


async def semaphore(alive):
    limit = asyncio.Semaphore(10)

    async def one():
        async with limit:
            await job(alive)

    await asyncio.gather(*(one() for _ in range(1000)))


async def workers(alive):
    jobs = iter(range(1000))

    async def worker():
        for _ in jobs:  # shared: each job is taken once
            await job(alive)

    await asyncio.gather(*(worker() for _ in range(10)))


for style in semaphore, workers:
    asyncio.run(style(alive := []))
    print(f"{style.__name__}: {len(alive)} jobs,",
          f"at most {max(alive)} tasks alive")
