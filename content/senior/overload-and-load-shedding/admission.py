# runs on: cpython
import asyncio


class Gate:
    def __init__(self, running, waiting):
        self.slots = asyncio.Semaphore(running)
        self.room = running + waiting

    async def run(self, work):
        if self.room == 0:
            return 503  # before any await: refusing is cheap
        self.room -= 1
        try:
            async with self.slots:
                return await work()
        finally:
            self.room += 1


async def page():
    return await asyncio.sleep(0.02, result=200)


async def main():
    gate = Gate(running=10, waiting=20)
    codes = await asyncio.gather(*(gate.run(page) for _ in range(100)))
    for code in 200, 503:
        print(codes.count(code), "of 100 at once got", code)
    print("afterwards one more got", await gate.run(page))


asyncio.run(main())
