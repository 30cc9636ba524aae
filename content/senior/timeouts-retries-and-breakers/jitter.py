# runs on: pyodide, cpython
import random
from collections import Counter


def busiest_tenth(full_jitter, clients=1000, retries=5, cap=30):
    generator = random.Random(7)
    arrivals = Counter()
    for _ in range(clients):  # all failed at the same moment
        clock = 0.0
        for attempt in range(retries):
            delay = min(cap, 2 ** attempt)
            if full_jitter:
                delay = generator.uniform(0, delay)
            clock += delay
            arrivals[int(clock * 10)] += 1
    return max(arrivals.values())


print("backoff only: calls in the busiest 0.1 s:", busiest_tenth(False))
print("with full jitter:", busiest_tenth(True))
print("three attempts at four layers, at worst:", 3 ** 4, "calls")
