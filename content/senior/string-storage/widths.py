# runs on: pyodide, cpython
import sys


def bytes_per_character(character):
    long = sys.getsizeof(character * 2000)
    return (long - sys.getsizeof(character * 1000)) // 1000


for character in "aé€😀":
    print(f"U+{ord(character):05X}",
          "in memory:", bytes_per_character(character),
          "in UTF-8:", len(character.encode()))

empty_ascii = sys.getsizeof("a" * 100) - 100
empty_latin = sys.getsizeof("é" * 100) - 100
print("ASCII has the smaller header:", empty_ascii < empty_latin)
