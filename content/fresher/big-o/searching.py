# runs on: pyodide, cpython
from bisect import bisect_left


class Price(int):
    comparisons = 0

    def __lt__(self, other):
        Price.comparisons += 1
        return int(self) < int(other)


for size in 1_000, 2_000, 4_000, 64_000:
    prices = [Price(number) for number in range(size)]
    Price.comparisons = 0
    place = bisect_left(prices, Price(size - 1))
    print(f"{size:6} sorted prices: {Price.comparisons} comparisons")

print("prices below 2.5:", bisect_left([1, 2, 4, 8], 2.5))
