# runs on: pyodide, cpython
def add(item, basket=None):
    if basket is None:
        basket = []  # a new list for this call
    basket.append(item)
    return basket


def add_with_or(item, basket=None):
    basket = basket or []
    basket.append(item)
    return basket


print(add("apple"))
print(add("pear"))

mine = []
add("plum", mine)
print("with is None:", mine)

mine = []
add_with_or("plum", mine)
print("with or:", mine)
