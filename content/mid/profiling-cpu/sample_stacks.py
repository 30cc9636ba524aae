# runs on: cpython
import sys
import threading
import time
from collections import Counter


def hot():
    return sum(number * number for number in range(3000))


def cold():
    return sum(number * number for number in range(30))


def work(until):
    while time.monotonic() < until:
        hot()
        cold()


counts = Counter()
worker = threading.Thread(target=work, args=[time.monotonic() + 0.6])
worker.start()
while worker.is_alive():
    frame = sys._current_frames().get(worker.ident)
    while frame:
        counts[frame.f_code.co_name] += 1
        frame = frame.f_back
    time.sleep(0.005)

print("hot seen more often than cold:", counts["hot"] > counts["cold"])
print("work is on every such stack:", counts["work"] >= counts["hot"])
