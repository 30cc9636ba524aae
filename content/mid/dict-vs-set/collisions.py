# runs on: pyodide, cpython
import sys

class Key(int):
    comparisons = 0
    __hash__ = int.__hash__

    def __eq__(self, other):
        Key.comparisons += 1
        return int(self) == int(other)

def compared(container, key):
    Key.comparisons = 0
    assert key not in container
    return Key.comparisons

n, step = 300, sys.hash_info.modulus   # multiples of it hash to 0
spread = [Key(i) for i in range(n)]
crafted = [Key(i * step) for i in range(n)]
for kind in (set, dict.fromkeys):
    print(kind.__name__, "spread:", compared(kind(spread), Key(n)),
          "| crafted, at least n:",
          compared(kind(crafted), Key(n * step)) >= n)
