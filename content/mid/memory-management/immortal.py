# runs on: pyodide
from sys import getrefcount


def added_by_1000_references(thing):
    before = getrefcount(thing)
    references = [thing] * 1000
    return getrefcount(thing) - before


print("a fresh object:", added_by_1000_references(object()))
print("None:", added_by_1000_references(None))
print("the int 1:", added_by_1000_references(1))
