# runs on: pyodide, cpython
class Positive:
    def __set_name__(self, owner, name):
        print("field", name, "of", owner.__name__)
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self  # reached through the class
        return vars(instance)[self.name]

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        vars(instance)[self.name] = value


class Order:
    price = Positive()
    amount = Positive()

    def __init__(self, price, amount):
        self.price, self.amount = price, amount


first, second = Order(5, 2), Order(7, 1)
print(vars(first), vars(second))
try:
    first.amount = 0
except ValueError as error:
    print("refused:", error)
