# runs on: pyodide, cpython
import sys

source = "'" + "é" * 1000 + "'"
before = sys.getsizeof(source)

encoded = source.encode()
print("grown by encode():", sys.getsizeof(source) - before)

eval(source)  # the compiler asks for UTF-8
grown = sys.getsizeof(source) - before
print("grown by eval():", grown)
print("the encoding and a final zero byte:",
      grown == len(encoded) + 1)
