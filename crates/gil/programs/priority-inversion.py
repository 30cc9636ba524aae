import threading
import time

settings = threading.Lock()
stop = False


def low():
    while not stop:
        with settings:
            sum(number for number in range(150_000))
        time.sleep(0.001)


def busy():
    total = 0
    while not stop:
        total += 1


def urgent():
    for _ in range(3):
        time.sleep(0.002)
        start = time.perf_counter()
        with settings:
            sum(number for number in range(2_000))
        took = time.perf_counter() - start
        print(f"0.1 ms of urgent work took {took * 1e3:.0f} ms")


threads = [threading.Thread(target=work) for work in (low, busy)]
for thread in threads:
    thread.start()
urgent()
stop = True
