import concurrent.futures as futures
import sys
import time


def work(rounds):
    total = 0
    for number in range(rounds):
        total += number * number
    return total


def measure(name, pool):
    with pool:
        start = time.perf_counter()
        list(pool.map(work, [1_000_000] * 2))
        took = time.perf_counter() - start
    print(f"{name:12} {took * 1e3:.0f} ms")


if __name__ == "__main__":
    start = time.perf_counter()
    work(1_000_000)
    work(1_000_000)
    took = time.perf_counter() - start
    print(f"{'one by one':12} {took * 1e3:.0f} ms")
    lock = getattr(sys, "_is_gil_enabled", lambda: True)()
    name = "threads" if lock else "no lock"
    measure(name, futures.ThreadPoolExecutor(2))
    measure("processes", futures.ProcessPoolExecutor(2))
    if sys.version_info >= (3, 14):
        measure("interpreters", futures.InterpreterPoolExecutor(2))
    else:
        print("interpreters need Python 3.14")
