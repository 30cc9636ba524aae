# runs on: pyodide, cpython
import statistics


class Buffer:
    def __init__(self):
        self.items = 0

    def add(self):
        """Return the units of work that this call did."""
        self.items += 1
        return 1 if self.items % 50 else 1000  # a flush


buffer = Buffer()
work = [buffer.add() for _ in range(5000)]
percentiles = statistics.quantiles(work, n=100)
print("minimum:", min(work))
print("median: ", statistics.median(work))
print("mean:   ", statistics.mean(work))
print("p99:    ", percentiles[98])
