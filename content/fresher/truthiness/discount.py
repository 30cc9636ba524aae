# runs on: pyodide, cpython
def price_wrong(amount, discount=None):
    if discount:  # 0 is thrown away
        return amount - discount
    return amount - 5  # the usual discount


def price(amount, discount=None):
    if discount is not None:
        return amount - discount
    return amount - 5


print("not given:", price_wrong(100), price(100))
print("given 20: ", price_wrong(100, 20), price(100, 20))
print("given 0:  ", price_wrong(100, 0), price(100, 0))
