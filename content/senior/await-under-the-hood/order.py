# runs on: cpython
import asyncio


async def plain():
    print("plain coroutine: runs at once, no switch")


async def waiter(future):
    print("waiter suspends")
    print("waiter got", await future)


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    print("task created, not started")
    await plain()
    await asyncio.sleep(0)
    future.set_result(42)
    print("result set, waiter not resumed yet")
    await task


asyncio.run(main())
