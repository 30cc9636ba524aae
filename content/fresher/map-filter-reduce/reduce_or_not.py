# runs on: pyodide, cpython
import math
from functools import reduce
from operator import mul


def combine(left, right):
    return f"({left} + {right})"


print(reduce(combine, ["a", "b", "c"]))
print(reduce(combine, ["a", "b", "c"], "start"))
print(reduce(mul, [2, 3, 4]), math.prod([2, 3, 4]))
print(reduce(mul, [], 1), math.prod([]))
try:
    reduce(mul, [])
except TypeError as error:
    print("TypeError:", error)
