# runs on: pyodide, cpython
import math

print(2 ** 100)

big = 2 ** 53 + 1
print(big // 1 == big, int(big / 1) == big)

try:
    10 ** 400 / 3
except OverflowError as error:
    print("OverflowError:", error)
print(len(str(10 ** 400 // 3)), "digits")

square = (10 ** 20 + 1) ** 2
print(math.isqrt(square), int(square ** 0.5))
print(pow(3, 10 ** 18, 7), pow(3, -1, 7), 3 * 5 % 7)
print(-2 ** 2, 2 ** 3 ** 2, 2 ** -1)
