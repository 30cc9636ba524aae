# runs on: cpython
# needs: psycopg, postgresql
import os
import psycopg
from psycopg import IsolationLevel
from psycopg.errors import SerializationFailure

url = os.environ["DATABASE_URL"]
ann, bob = psycopg.connect(url), psycopg.connect(url)
ann.execute("CREATE TABLE duty (name text, on_call boolean)")
count = "SELECT count(*) FROM duty WHERE on_call"
leave = "UPDATE duty SET on_call = false WHERE name = %s"

for name in ("REPEATABLE_READ", "SERIALIZABLE"):
    ann.execute("DELETE FROM duty")
    ann.execute("INSERT INTO duty VALUES ('ann', true), ('bob', true)")
    ann.commit()
    ann.isolation_level = bob.isolation_level = IsolationLevel[name]
    seen = [c.execute(count).fetchone()[0] for c in (ann, bob)]
    if seen[0] > 1:
        ann.execute(leave, ["ann"])
    if seen[1] > 1:
        bob.execute(leave, ["bob"])
    ann.commit()
    try:
        bob.commit()
    except SerializationFailure as error:
        bob.rollback()
        print(name, "bob gets", error.sqlstate)
    print(name, "still on call:", ann.execute(count).fetchone()[0])
    ann.commit()
