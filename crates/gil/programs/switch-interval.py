import sys
import threading
import time

stop = False


def cpu():
    total = 0
    while not stop:
        total += 1


def io():
    for _ in range(6):
        start = time.perf_counter()
        time.sleep(0.002)  # a short read from a socket
        took = time.perf_counter() - start
        print(f"the call took {took * 1e3:.1f} ms")
        sum(number * number for number in range(5_000))


sys.setswitchinterval(0.0005)  # it was 0.005
reader = threading.Thread(target=io)
threading.Thread(target=cpu).start()
reader.start()
reader.join()
stop = True
