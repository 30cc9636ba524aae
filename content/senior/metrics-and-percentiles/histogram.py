# runs on: cpython
# needs: prometheus-client
from collections import Counter
from prometheus_client import CollectorRegistry, Histogram


def buckets(seconds):
    registry = CollectorRegistry()
    latency = Histogram("latency_seconds", "Time to answer",
                        buckets=(0.05, 0.1, 0.5), registry=registry)
    for value in seconds:
        latency.observe(value)
    (metric,) = registry.collect()
    return Counter({float(sample.labels["le"]): sample.value
                    for sample in metric.samples
                    if "le" in sample.labels})


def quantile(share, totals):
    rank, low, below = share * max(totals.values()), 0, 0
    for limit, count in sorted(totals.items()):  # cumulative counts
        if count >= rank:
            part = (rank - below) / (count - below)
            return low + (limit - low) * part
        low, below = limit, count


first, second = [0.02] * 900 + [0.3] * 100, [0.02] * 950 + [0.45] * 50
totals = buckets(first) + buckets(second)
print("added buckets:", dict(sorted(totals.items())))
print("p95: estimate", round(quantile(0.95, totals), 3),
      "- truth", sorted(first + second)[1899])
