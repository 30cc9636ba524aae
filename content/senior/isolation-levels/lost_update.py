# runs on: cpython
# needs: psycopg, postgresql
import os
import psycopg
from psycopg import IsolationLevel
from psycopg.errors import SerializationFailure

url = os.environ["DATABASE_URL"]
one, two = psycopg.connect(url), psycopg.connect(url)
one.execute("CREATE TABLE account AS SELECT 100 AS balance")
one.commit()

def read(connection):
    query = "SELECT balance FROM account"
    return connection.execute(query).fetchone()[0]

def write(connection, balance):
    connection.execute("UPDATE account SET balance = %s", [balance])
    connection.commit()

for name in ("READ_COMMITTED", "REPEATABLE_READ"):
    write(one, 100)
    one.isolation_level = two.isolation_level = IsolationLevel[name]
    first, second = read(one), read(two)  # both see 100
    write(one, first - 10)
    try:
        write(two, second - 20)
        print(name, "both committed, balance", read(one))
    except SerializationFailure as error:
        print(name, "second refused with", error.sqlstate)
    one.rollback(), two.rollback()
