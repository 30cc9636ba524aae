# runs on: pyodide, cpython
class Basket:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)


class Account(Basket):
    def __bool__(self):  # asked before __len__
        return True


print("basket: ", bool(Basket()), bool(Basket("egg")))
print("account:", bool(Account()), "with length", len(Account()))
print("object: ", bool(object()))

samples = [0, 0.0, "", "0", " ", [], [0], range(0), None]
print("false:", [x for x in samples if not x])
print("true: ", [x for x in samples if x])
print("empty generator:", bool(x for x in []))
