import threading
import time


def work():
    total = 0
    for number in range(200_000):
        total += number


begin = time.perf_counter()
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    start = time.perf_counter()
    thread.start()
    took = time.perf_counter() - start
    print(f"start() took {took * 1e3:.1f} ms")
for thread in threads:
    thread.join()
print(f"all done after {(time.perf_counter() - begin) * 1e3:.0f} ms")
