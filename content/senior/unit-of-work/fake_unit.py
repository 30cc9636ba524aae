# runs on: pyodide, cpython
from collections.abc import MutableMapping
from typing import Protocol

class UnitOfWork(Protocol):
    accounts: MutableMapping[str, int]  # the repository
    def __enter__(self): ...
    def __exit__(self, *exception): ...
    def commit(self): ...

def transfer(unit: UnitOfWork, source: str, target: str, amount: int):
    with unit:  # leaving it without commit means rollback
        unit.accounts[source] -= amount
        unit.accounts[target] += amount
        if unit.accounts[source] < 0:
            raise ValueError("overdrawn")
        unit.commit()

class FakeUnit:
    def __init__(self, **stored): self.stored = stored
    def __enter__(self): self.accounts = dict(self.stored)
    def __exit__(self, *exception): del self.accounts
    def commit(self): self.stored = dict(self.accounts)

unit = FakeUnit(ann=50, bob=0)
for amount in (30, 30):
    try:
        transfer(unit, "ann", "bob", amount)
        print("committed", unit.stored)
    except ValueError as error:
        print(error, unit.stored)
