# runs on: pyodide, cpython
from struct import calcsize
from sys import getsizeof

WORD = calcsize("P")  # 8 bytes on a 64-bit build, 4 on a 32-bit one


def words(container):
    return getsizeof(container) // WORD


print("empty list, in words:", words([]))
print("empty tuple is smaller:", words(()) < words([]))

items = range(100)
exact_tuple, grown_list = tuple(items), []
for item in items:
    grown_list.append(item)
print("100 items in a tuple:", words(exact_tuple) - words(()))
print("100 items appended:  ", words(grown_list) - words([]))
