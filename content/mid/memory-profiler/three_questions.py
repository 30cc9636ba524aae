# runs on: pyodide, cpython
import tracemalloc

cache = []


def peak_only():
    return len([bytes(1_000) for _ in range(1_000)])


def leak():
    cache.append(bytes(500_000))


def churn():
    for _ in range(1_000):
        bytes(1_000)


tracemalloc.start()
for function in peak_only, leak, churn:
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    function()
    now, peak = tracemalloc.get_traced_memory()
    print(f"{function.__name__:9}",
          "high peak:", peak - before > 400_000,
          " survives:", now - before > 400_000)
