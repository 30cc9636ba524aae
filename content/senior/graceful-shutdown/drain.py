# runs on: cpython
import asyncio
import signal


async def handle(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "answered")
    except asyncio.CancelledError:
        print(name, "cancelled, rolled back")
        raise


async def main(drain_seconds=0.5):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    in_flight = [asyncio.create_task(handle("short request", 0.05)),
                 asyncio.create_task(handle("endless request", 60))]
    loop.call_later(0.01, signal.raise_signal, signal.SIGTERM)

    await stop.wait()
    print("SIGTERM: not ready, listener closed")
    done, late = await asyncio.wait(in_flight, timeout=drain_seconds)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    print("pools closed;", len(done), "drained,", len(late), "cut off")


asyncio.run(main())
