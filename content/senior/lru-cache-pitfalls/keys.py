# runs on: pyodide, cpython
from functools import lru_cache


@lru_cache
def describe(value=0, scale=1):
    return f"{value!r} times {scale!r}"


print(describe(1, 5), "|", describe(True, 5), "|", describe(1.0, 5))
print(describe(1), "|", describe(True), "|", describe(1.0))
describe.cache_clear()
describe(2, 3), describe(2, scale=3), describe(scale=3, value=2)
print("one call in three spellings:", describe.cache_info())

strict = lru_cache(typed=True)(repr)
print(strict(1), "|", strict(True), "|", strict((1,)), strict((True,)))
try:
    describe([1, 2])
except TypeError as error:
    print("TypeError:", str(error).split(":")[0].split(" (")[0])
