# runs on: pyodide, cpython
import sys

def reallocations(count):
    """How often the size of a list changes over `count` appends."""
    items, changes, size = [], 0, sys.getsizeof([])
    for number in range(count):
        items.append(number)
        if sys.getsizeof(items) != size:
            changes, size = changes + 1, sys.getsizeof(items)
    return changes

small, large = reallocations(1_000), reallocations(1_000_000)
print("1000 appends, fewer than 50 moves:", small < 50)
print("a million appends, fewer than 150:", large < 150)

items = [1, 2]
alias = items
items += [3]                  # extends in place
print("alias after +=:", alias)
items = items + [4]           # builds a new list
print("alias after +: ", alias)
