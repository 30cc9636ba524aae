# runs on: pyodide, cpython
import math

print(" a   b   a // b   a % b   int(a / b)   fmod(a, b)")
for a, b in (7, 2), (-7, 2), (7, -2), (-7, -2):
    quotient, remainder = divmod(a, b)
    assert a == quotient * b + remainder
    print(f"{a:2}  {b:2}  {quotient:6}  {remainder:6}"
          f"  {int(a / b):11}  {math.fmod(a, b):11}")

print("5 hours before 3 o'clock:", (3 - 5) % 24)
