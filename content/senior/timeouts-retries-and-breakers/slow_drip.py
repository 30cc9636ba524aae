# runs on: cpython
import asyncio


async def drip(stream):  # plays a peer that never falls silent
    for _ in range(10):
        await asyncio.sleep(0.05)
        stream.feed_data(b"x")
    stream.feed_eof()


async def fetch(total):
    stream = asyncio.StreamReader()
    peer = asyncio.create_task(drip(stream))
    received = b""
    try:
        async with asyncio.timeout(total):
            while chunk := await asyncio.wait_for(stream.read(64), 1.0):
                received += chunk
        print("limit on silence only: all", len(received), "bytes came")
    except TimeoutError:
        print("with a deadline: stopped early:", len(received) < 10)
    finally:
        peer.cancel()


asyncio.run(fetch(total=None))
asyncio.run(fetch(total=0.2))
