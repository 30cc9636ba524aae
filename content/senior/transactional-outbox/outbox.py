# runs on: cpython
import sqlite3

shop, mail = (sqlite3.connect(":memory:") for _ in range(2))
shop.execute("CREATE TABLE orders (item)")
shop.execute("CREATE TABLE outbox (event,"
             " id INTEGER PRIMARY KEY AUTOINCREMENT)")  # no reuse
mail.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY)")


def relay(crash=False):
    events = shop.execute("SELECT id, event FROM outbox ORDER BY id")
    for id_, event in events.fetchall():
        consume(id_, event)
        if crash:
            return print("the relay dies before it removes", id_)
        with shop:
            shop.execute("DELETE FROM outbox WHERE id = ?", (id_,))


def consume(id_, event):
    with mail:  # together with the effect in this database
        new = mail.execute("INSERT OR IGNORE INTO seen VALUES (?)",
                           (id_,)).rowcount
    print("event", id_, event, "- new" if new else "- duplicate")


with shop:  # one transaction: both rows or neither
    shop.execute("INSERT INTO orders VALUES ('tea')")
    shop.execute("INSERT INTO outbox (event) VALUES ('tea ordered')")
relay(crash=True)
relay()
