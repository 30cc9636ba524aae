import random
import signal
import threading
import time

numbers = [random.random() for _ in range(80_000)]
stop = False


def on_alarm(number, frame):
    late = time.perf_counter() - due
    print(f"the handler runs {late * 1e3:.1f} ms late")


def worker():
    total = 0
    while not stop:
        total += 1


signal.signal(signal.SIGALRM, on_alarm)
threading.Thread(target=worker).start()
due = time.perf_counter() + 0.005
signal.setitimer(signal.ITIMER_REAL, 0.005)
sorted(numbers)  # in C: no check before it returns
due = time.perf_counter() + 0.008
signal.setitimer(signal.ITIMER_REAL, 0.008)
time.sleep(0.02)  # interrupted, but the worker has the lock
stop = True
