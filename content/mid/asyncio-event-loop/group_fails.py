# runs on: cpython
import asyncio


async def patient():
    try:
        await asyncio.sleep(60)
    except Exception:
        print("never printed: CancelledError is not an Exception")
    finally:
        print("patient: cleaning up")


async def hasty():
    await asyncio.sleep(0)
    raise ValueError("no such row")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(patient())
            group.create_task(hasty())
    except* ValueError as failures:
        print("group failed:", failures.exceptions)
    print("the other was cancelled:", waiting.cancelled())


asyncio.run(main())
