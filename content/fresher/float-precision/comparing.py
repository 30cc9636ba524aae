# runs on: pyodide, cpython
from decimal import Decimal
from fractions import Fraction
from math import fsum, isclose

print(isclose(0.1 + 0.2, 0.3))

zero = 0.1 + 0.2 - 0.3
print(zero, isclose(zero, 0), isclose(zero, 0, abs_tol=1e-12))

total = 0.0
for _ in range(10):
    total += 0.1
print(total, fsum([0.1] * 10))

print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"))
print(Fraction(1, 3) * 3 == 1, Decimal(1) / 3 * 3)
