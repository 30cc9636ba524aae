# runs on: cpython
# needs: psycopg, postgresql
import os

import psycopg

URL = os.environ["DATABASE_URL"]
with psycopg.connect(URL, autocommit=True) as setup:
    setup.execute("CREATE TABLE orders (id serial PRIMARY KEY,"
                  " amount int CHECK (amount > 0))")


def count(connection):
    query = "SELECT count(*) FROM orders"
    return connection.execute(query).fetchone()[0]


for name in "first test", "second test":
    with (psycopg.connect(URL) as connection,
          psycopg.connect(URL) as other):
        query = "INSERT INTO orders (amount) VALUES (5) RETURNING id"
        new = connection.execute(query).fetchone()[0]
        print(name, "- new id:", new, "rows seen:", count(connection),
              "by another connection:", count(other))
        connection.rollback()  # the whole clean-up
        print("    rows afterwards:", count(connection))
