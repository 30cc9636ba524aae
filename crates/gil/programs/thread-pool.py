import time
from concurrent.futures import ThreadPoolExecutor


def fetch(number):
    time.sleep(0.008)  # waits for a server
    total = sum(value * value for value in range(20_000))
    return number, total


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=3) as pool:
    for number, _ in pool.map(fetch, range(7)):
        took = time.perf_counter() - start
        print(f"task {number} is there after {took * 1e3:.0f} ms")
