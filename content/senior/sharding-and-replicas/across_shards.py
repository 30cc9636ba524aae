# runs on: pyodide, cpython
from heapq import merge
from itertools import islice
from statistics import fmean

shards = [[95, 90, 20, 11], [99, 30], [98, 97, 96, 5, 4, 3]]

def page(shard, limit, offset=0):  # ORDER BY score DESC LIMIT ...
    return shard[offset:offset + limit]

def top(limit):  # every shard may hold all of the winners
    parts = [page(shard, limit) for shard in shards]
    return list(islice(merge(*parts, reverse=True), limit))

print("top 4:", top(4))
thrifty = [page(shard, 2) for shard in shards]
print("asking for 2 each:", sorted(sum(thrifty, []), reverse=True)[:4])

everything = sum(shards, [])
print("true mean:", fmean(everything))
print("mean of means:", round(fmean(map(fmean, shards)), 1))
partial = [(sum(shard), len(shard)) for shard in shards]
totals, counts = zip(*partial)
print("from sums and counts:", sum(totals) / sum(counts))

slow = 0.01  # the share of slow answers of a single shard
for number in (1, 10, 50):
    print(number, "shards: slow", f"{1 - (1 - slow) ** number:.0%}")
