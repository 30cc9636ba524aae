# runs on: cpython
import asyncio


def awaiting(task):
    names, step = [], task.get_coro()
    while hasattr(step, "cr_code"):
        names.append(step.cr_code.co_name)
        step = step.cr_await
    return " > ".join(names)


async def charge(lock):
    async with lock:
        await asyncio.sleep(60)


async def handle_order(lock):
    await charge(lock)


async def main():
    lock = asyncio.Lock()
    orders = [asyncio.create_task(handle_order(lock), name=name)
              for name in ("order-1", "order-2")]
    await asyncio.sleep(0.05)
    for task in orders:
        print(task.get_name() + ":", awaiting(task))
        task.cancel()


asyncio.run(main())
