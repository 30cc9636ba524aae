# runs on: cpython
import asyncio


async def fetch(name):
    print("  start", name)
    await asyncio.sleep(0.01)
    print("  end", name)
    return name.upper()


async def main():
    print("two coroutines awaited:")
    first, second = fetch("a"), fetch("b")  # nothing runs yet
    await first
    await second

    print("two tasks:")
    async with asyncio.TaskGroup() as group:
        first = group.create_task(fetch("a"))
        second = group.create_task(fetch("b"))
    print("results:", first.result(), second.result())


asyncio.run(main())
