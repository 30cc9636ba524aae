import threading
import time


def fetch():
    for _ in range(2):
        time.sleep(0.015)  # waits for a server
        sum(range(20_000))  # looks at the answer


threads = [threading.Thread(target=fetch) for _ in range(4)]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
took = time.perf_counter() - start
print(f"8 calls of 15 ms took {took * 1e3:.0f} ms")
