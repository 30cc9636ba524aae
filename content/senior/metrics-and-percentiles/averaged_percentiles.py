# runs on: pyodide, cpython
from math import ceil
from statistics import fmean


def p99(milliseconds):
    ranked = sorted(milliseconds)
    return ranked[ceil(len(ranked) * 0.99) - 1]


healthy = [20] * 10_000
for count in 50, 500:
    sick = [900] * count
    print("the sick instance served", count, "requests")
    print("  mean:", round(fmean(healthy + sick)), "ms")
    print("  mean of the p99s:", fmean([p99(healthy), p99(sick)]), "ms")
    print("  p99 of all requests:", p99(healthy + sick), "ms")

print(f"100 calls, one beyond its p99: {1 - 0.99 ** 100:.0%} of pages")
