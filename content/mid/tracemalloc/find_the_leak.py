# runs on: pyodide, cpython
import gc
import tracemalloc

seen = []


def handle(number):
    body = bytes(10_000)  # freed when the function ends
    seen.append(bytes(5_000))  # kept for ever
    return len(body) + number


tracemalloc.start()
handle(0)  # warm up
before = tracemalloc.take_snapshot()
for number in range(200):
    handle(number)
gc.collect()
after = tracemalloc.take_snapshot()
tracemalloc.stop()

top = after.compare_to(before, "lineno")[0]
line = top.traceback[0].lineno - handle.__code__.co_firstlineno
print("the fastest growing line: line", line, "below def handle")
print("it kept 200 blocks or more:", top.count_diff >= 200)
print("and a million bytes or more:", top.size_diff >= 1_000_000)
