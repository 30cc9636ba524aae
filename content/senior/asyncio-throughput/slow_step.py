# runs on: cpython
import asyncio
import logging


class Names(logging.Handler):
    def emit(self, record):
        text = record.getMessage()
        if "took" in text:
            name = text.split("name='")[1].split("'")[0]
            print("slow step in:", name)


async def hog():
    sum(n * n for n in range(2_000_000))  # computes, awaits nothing


async def polite():
    await asyncio.sleep(0.3)  # waits, but holds nobody up


async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.05
    await asyncio.gather(asyncio.create_task(polite(), name="polite"),
                         asyncio.create_task(hog(), name="hog"))


logger = logging.getLogger("asyncio")
logger.addHandler(Names())
logger.propagate = False
asyncio.run(main(), debug=True)
