# runs on: pyodide, cpython
import re
from time import perf_counter


def seconds(pattern, length):
    text = "a" * length + "!"  # the last character never fits
    times = []
    for _ in range(3):
        start = perf_counter()
        assert re.fullmatch(pattern, text) is None
        times.append(perf_counter() - start)
    return min(times)


short, longer = seconds(r"(a+)+", 10), seconds(r"(a+)+", 20)
print("10 more characters, over 10 times slower:",
      longer > 10 * short)

simple = seconds(r"a+", 20)
print("a+ asks the same and is faster:", simple < longer)
