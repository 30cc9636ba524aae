# runs on: pyodide, cpython
from bisect import bisect_left
from collections import Counter
from hashlib import blake2b


def position(text):
    return int.from_bytes(
        blake2b(text.encode(), digest_size=8).digest(), "big")


class Ring:
    def __init__(self, nodes, points):
        self.points = sorted((position(f"{node}#{number}"), node)
                             for node in nodes
                             for number in range(points))

    def owner(self, key):
        index = bisect_left(self.points, (position(key), ""))
        return self.points[index % len(self.points)][1]


keys = [f"user:{number}" for number in range(10_000)]
moved = sum(position(key) % 10 != position(key) % 11 for key in keys)
print(f"modulo, 10 to 11 nodes: {moved / 100:.0f}% of keys move")
for points in 200, 1:
    old, new = Ring("abcdefghij", points), Ring("abcdefghijk", points)
    moves = [new.owner(k) for k in keys if new.owner(k) != old.owner(k)]
    shares = Counter(map(old.owner, keys)).values()
    print(f"ring, {points} per node: {len(moves) / 100:.0f}% move, to",
          set(moves), "- largest share", f"{max(shares) / 100:.0f}%")
