# runs on: cpython
# needs: psycopg, postgresql
import os

import psycopg

URL = os.environ["DATABASE_URL"]
INSERT = "INSERT INTO outbox (event) VALUES (%s)"
slow, fast, relay = (psycopg.connect(URL) for _ in range(3))

relay.execute("CREATE TABLE outbox (id bigserial, event text)")
relay.commit()
cursor = 0


def poll():
    global cursor
    rows = relay.execute("SELECT id, event FROM outbox"
                         " WHERE id > %s", (cursor,)).fetchall()
    relay.commit()
    cursor = max([cursor, *(id_ for id_, _ in rows)])
    print("relay sees", rows, "- cursor", cursor)


slow.execute(INSERT, ["first"])   # takes id 1, not committed
fast.execute(INSERT, ["second"])  # takes id 2
fast.commit()
poll()
slow.commit()
poll()
for connection in slow, fast, relay:
    connection.close()
