# runs on: pyodide, cpython
import sys

stock = {"pear": 1, "apple": 2}
stock["fig"] = 3
stock["pear"] = 9             # an update keeps its place
print("insertion order:", list(stock))
stock["apple"] = stock.pop("apple")   # a new insertion goes last
print("after re-insertion:", list(stock))
print("order counts in ==:", {"a": 1, "b": 2} != {"b": 2, "a": 1})

one, two = set([0, 8]), set([8, 0])
print("equal sets:", one == two,
      "| same iteration order:", list(one) == list(two))
print("empty braces make a", type({}).__name__)
print("equal keys are one key:", {1: "int", True: "bool"})
smaller = [sys.getsizeof(set(range(n))) <
           sys.getsizeof(dict.fromkeys(range(n)))
           for n in (10, 100, 1_000, 10_000)]
print("a set is always the smaller one:", all(smaller))
