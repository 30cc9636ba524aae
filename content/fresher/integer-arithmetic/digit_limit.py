# runs on: pyodide, cpython
import sys

print("limit:", sys.get_int_max_str_digits())
number = 10 ** 5000

for convert in str, "{}".format, hex:
    try:
        print("length", len(convert(number)))
    except ValueError:
        print("ValueError: too many decimal digits")

try:
    int("7" * 5000)
except ValueError:
    print("ValueError from int() too")
print("arithmetic:", number % 7, number + 1 > number)
