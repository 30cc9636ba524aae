# runs on: pyodide, cpython
from decimal import Decimal

print(0.1 + 0.2, 0.1 + 0.2 == 0.3)

for text in "0.1", "0.3", "0.375":
    print(text, "is stored as", Decimal(float(text)))
print("0.1 + 0.2 is", Decimal(0.1 + 0.2))

numerator, denominator = (0.1).as_integer_ratio()
print("0.1 is", numerator, "/ 2 **", denominator.bit_length() - 1)
