import threading
import time

connection = threading.Lock()


def request():
    with connection:
        time.sleep(0.008)  # asks a server, with the lock in hand
    sum(range(40_000))


threads = [threading.Thread(target=request) for _ in range(4)]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
took = time.perf_counter() - start
print(f"4 requests of 8 ms took {took * 1e3:.0f} ms")
