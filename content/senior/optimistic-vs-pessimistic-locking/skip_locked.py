# runs on: cpython
# needs: psycopg, postgresql
import os
import psycopg
from psycopg.errors import LockNotAvailable

url = os.environ["DATABASE_URL"]
one, two = psycopg.connect(url), psycopg.connect(url)
one.execute("CREATE TABLE job (id integer PRIMARY KEY)")
one.execute("INSERT INTO job SELECT generate_series(1, 5)")
one.commit()

claim = "SELECT id FROM job ORDER BY id LIMIT 2 FOR UPDATE "
def ids(connection, mode):
    rows = connection.execute(claim + mode).fetchall()
    return [row[0] for row in rows]

print("first worker:", ids(one, "SKIP LOCKED"))
print("second worker:", ids(two, "SKIP LOCKED"))
two.rollback()
try:
    ids(two, "NOWAIT")
except LockNotAvailable as error:
    two.rollback()
    print("NOWAIT:", error.sqlstate)
print("plain read:", two.execute("SELECT count(*) FROM job").fetchone())
one.close()  # a worker that dies gives its rows back
two.rollback()
print("after the crash:", ids(two, ""))
