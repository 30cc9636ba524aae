import hashlib
import threading
import time

block = bytes(16_000_000)


def digest():
    for _ in range(2):
        hashlib.sha256(block).hexdigest()


threads = [threading.Thread(target=digest) for _ in range(2)]
start = time.perf_counter()
digest()
alone = time.perf_counter() - start
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
took = time.perf_counter() - start
print(f"one thread  {alone * 1e3:.0f} ms")
print(f"two threads {took * 1e3:.0f} ms, for twice the work")
