# runs on: pyodide, cpython
class Basket:
    items = []  # one list for all baskets


class GoodBasket:
    def __init__(self):
        self.items = []  # a new list for each


for kind in Basket, GoodBasket:
    first, second = kind(), kind()
    first.items.append("apple")
    print(kind.__name__, "- second has", second.items)

first, second = Basket(), Basket()
first.items += ["pear"]
print("+= changed the class's list:", Basket.items)
print("and bound it to first:", vars(first))
print("still the same list:", first.items is second.items)
