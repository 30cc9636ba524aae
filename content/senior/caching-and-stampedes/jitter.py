# runs on: pyodide, cpython
import random
from collections import Counter

generator = random.Random(7)  # seeded for a repeatable example


def busiest_second(ttl):
    expiries = Counter(int(ttl()) for _ in range(10_000))
    return max(expiries.values())


print("fixed TTL:", busiest_second(lambda: 300), "in one second")
spread = busiest_second(lambda: 300 * generator.uniform(0.9, 1.1))
print("with 10% jitter, fewer than 300:", spread < 300)
