import random
import threading
import time

numbers = [random.random() for _ in range(60_000)]
stop = False


def sort():
    while not stop:
        sorted(numbers)  # one call into C, which keeps the lock


def io():
    for _ in range(3):
        start = time.perf_counter()
        time.sleep(0.002)
        took = time.perf_counter() - start
        print(f"a call of 2 ms took {took * 1e3:.0f} ms")


reader = threading.Thread(target=io)
threading.Thread(target=sort).start()
reader.start()
reader.join()
stop = True
