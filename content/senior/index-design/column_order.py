# runs on: pyodide, cpython
import sqlite3

database = sqlite3.connect(":memory:")
database.executescript("""
    CREATE TABLE sale (id INTEGER PRIMARY KEY, shop, day, total, note);
    CREATE INDEX by_shop_day ON sale (shop, day, total);""")

def plan(query):
    rows = database.execute("EXPLAIN QUERY PLAN " + query).fetchall()
    text = " ".join(row[-1] for row in rows)
    return ("search" if "SEARCH" in text else "scan of all",
            "sorts" if "TEMP B-TREE" in text else "no sort",
            "index only" if "COVERING" in text else "needs rows")

for query in (
    "SELECT note FROM sale WHERE shop = 1 AND day > 5",
    "SELECT note FROM sale WHERE shop = 1 ORDER BY day DESC",
    "SELECT note FROM sale WHERE shop > 1 ORDER BY day",
    "SELECT note FROM sale WHERE day = 5",
    "SELECT total FROM sale WHERE shop = 1",
    "SELECT note FROM sale WHERE shop + 0 = 1",
):
    condition = query.partition("WHERE ")[2]
    print(f"{condition:26}", *plan(query), sep=" | ")
