# runs on: cpython
# needs: starlette
import asyncio
import threading
import time

from starlette.concurrency import run_in_threadpool

busy = most = 0
lock = threading.Lock()


def synchronous_view():
    global busy, most
    with lock:
        busy += 1
        most = max(most, busy)
    time.sleep(0.05)  # an old database driver
    with lock:
        busy -= 1
    return threading.current_thread() is threading.main_thread()


async def main():
    views = (run_in_threadpool(synchronous_view) for _ in range(100))
    on_loop = await asyncio.gather(*views)
    print("views that ran on the loop's thread:", sum(on_loop))
    print("100 requests, never more than 40 at once:", most <= 40)

asyncio.run(main())
