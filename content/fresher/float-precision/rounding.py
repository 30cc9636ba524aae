# runs on: pyodide, cpython
from decimal import ROUND_HALF_UP, Decimal

print([round(half) for half in (0.5, 1.5, 2.5, 3.5)])

print(round(2.675, 2), "because", Decimal(2.675))

price = Decimal("2.675")
cent = Decimal("0.01")
print(price.quantize(cent), "half to even")
print(price.quantize(cent, ROUND_HALF_UP), "half up")
print(Decimal("2.665").quantize(cent), "half to even")
