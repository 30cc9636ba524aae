# runs on: pyodide, cpython
from array import array

prices = array("d", [9.5, 12.25])
print("reading makes a new float:", prices[0] is not prices[0])

ages = array("B", [17, 42])
for wrong in 300, 4.5, None:
    try:
        ages.append(wrong)
    except (OverflowError, TypeError) as error:
        print(f"{wrong}: {type(error).__name__}")

with memoryview(prices) as view:
    raw = view.cast("B")
    print("bytes, without a copy:", len(raw))
    raw.release()
