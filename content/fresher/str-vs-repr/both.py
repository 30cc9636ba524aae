# runs on: pyodide, cpython
class Money:
    def __init__(self, amount, currency):
        self.amount = amount
        self.currency = currency

    def __repr__(self):
        return f"Money({self.amount!r}, {self.currency!r})"

    def __str__(self):
        return f"{self.amount} {self.currency}"


price = Money(5, "EUR")
print(price)
print(repr(price))
print(f"{price} | {price!r} | {price=}")

text = "5 "  # the space shows only in the repr
print(f"{text}| {text!r}")
