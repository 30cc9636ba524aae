# runs on: cpython
import asyncio

events = []


async def cached():
    return 42  # never suspends


async def worker(name, pause):
    for step in range(3):
        events.append(f"{name}{step}")
        await pause()


async def main():
    for label, pause in [("awaits what is ready", cached),
                         ("awaits sleep(0)", lambda: asyncio.sleep(0))]:
        events.clear()
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("a", pause))
            group.create_task(worker("b", pause))
        print(f"{label:21}", *events)


asyncio.run(main())
