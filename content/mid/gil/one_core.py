# runs on: cpython
import threading
import time


def count(limit=1_500_000):
    while limit:
        limit -= 1


def in_threads(function, *arguments, workers=2):
    threads = [threading.Thread(target=function, args=arguments)
               for _ in range(workers)]
    wall, cpu = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - wall, time.process_time() - cpu


wall, cpu = in_threads(count)
print("two counting threads keep one core busy:", cpu / wall < 1.3)

wall, cpu = in_threads(time.sleep, 0.2, workers=10)
print("ten sleeps of 0.2 s overlap:", wall < 1.0)
