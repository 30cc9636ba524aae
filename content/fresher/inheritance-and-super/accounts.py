# runs on: pyodide, cpython
class Account:
    def __init__(self, owner):
        self.owner = owner

    def fee(self):
        return 2

    def bill(self):
        return f"{self.owner} pays {self.fee()}"


class Savings(Account):
    def __init__(self, owner, rate):
        super().__init__(owner)
        self.rate = rate

    def fee(self):
        return super().fee() - 1


class Forgetful(Account):
    def __init__(self, owner, rate):
        self.rate = rate


print(Account("Ann").bill())
print(Savings("Bob", 3).bill())
try:
    print(Forgetful("Eve", 3).bill())
except AttributeError as error:
    print("AttributeError:", error)
