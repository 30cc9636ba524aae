import threading
import time


def work(rounds):
    total = 0
    for number in range(rounds):
        total += number * number
    return total


start = time.perf_counter()
work(400_000)
work(400_000)
one_by_one = time.perf_counter() - start

first = threading.Thread(target=work, args=(400_000,))
second = threading.Thread(target=work, args=(400_000,))
start = time.perf_counter()
first.start()
second.start()
first.join()
second.join()
both = time.perf_counter() - start
print(f"one after the other {one_by_one * 1e3:.0f} ms")
print(f"in two threads      {both * 1e3:.0f} ms")
