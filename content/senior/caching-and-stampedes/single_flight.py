# runs on: cpython
import asyncio

loads = 0
flights = {}


async def load(key):
    global loads
    loads += 1
    await asyncio.sleep(0.05)  # the expensive query
    return key.upper()


async def fetch(key):
    if key not in flights:
        flights[key] = asyncio.create_task(load(key))
        flights[key].add_done_callback(lambda _: flights.pop(key))
    return await asyncio.shield(flights[key])


async def main():
    requests = [asyncio.create_task(fetch("home"))
                for _ in range(100)]
    await asyncio.sleep(0)
    requests[0].cancel()  # the first one gives up
    pages = await asyncio.gather(*requests, return_exceptions=True)
    print("loads for 100 requests:", loads)
    print("answered:", pages.count("HOME"), "of 99")


asyncio.run(main())
