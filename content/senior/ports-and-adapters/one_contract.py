# runs on: cpython
import sqlite3
from typing import Protocol


class Stock(Protocol):  # the port
    def add(self, item: str) -> None: ...
    def count(self, item: str) -> int: ...


class InMemoryStock(list):  # a list can already count
    add = list.append


class SqliteStock:
    def __init__(self):
        self.db = sqlite3.connect(":memory:")
        self.db.execute("CREATE TABLE stock (item TEXT)")

    def add(self, item):
        self.db.execute("INSERT INTO stock VALUES (?)", (item,))

    def count(self, item):
        query = "SELECT count(*) FROM stock WHERE item = ?"
        return self.db.execute(query, (item,)).fetchone()[0]


adapters: list[Stock] = [InMemoryStock(), SqliteStock()]
for stock in adapters:  # the same contract for each
    stock.add("pen")
    kept = stock.count("pen") == 1 and stock.count("ink") == 0
    print(type(stock).__name__, "keeps the contract:", kept)
