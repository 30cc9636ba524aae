# runs on: pyodide, cpython
from functools import cached_property


class Order:
    def __init__(self):
        self.lines = [5, 7]
        self.calls = 0

    @property
    def total(self):
        self.calls += 1
        return sum(self.lines)

    @cached_property
    def first_total(self):
        return sum(self.lines)

    @property
    def discount(self):
        return self.custmer.discount  # a typo


order = Order()
print(order.total, order.total, "- calls:", order.calls)
print(order.first_total)
order.lines.append(100)
print("property:", order.total, "cached:", order.first_total)
print(hasattr(order, "discount"), getattr(order, "discount", 0))
