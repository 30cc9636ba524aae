# runs on: cpython
# needs: psycopg, postgresql
import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg

URL = os.environ["DATABASE_URL"]
together = Barrier(2)


def pay(_):
    with psycopg.connect(URL) as db:
        together.wait()
        won = db.execute(
            "INSERT INTO keys VALUES ('k1')"
            " ON CONFLICT DO NOTHING").rowcount
        if won:
            db.execute("SELECT pg_sleep(0.2)")  # the slow work
            db.execute("INSERT INTO charges VALUES (5)")
        seen = db.execute("SELECT count(*) FROM charges")
        return ("charged" if won else "replayed"), seen.fetchone()[0]


with psycopg.connect(URL) as db:
    db.execute("CREATE TABLE keys (key text PRIMARY KEY)")
    db.execute("CREATE TABLE charges (amount int)")

with ThreadPoolExecutor() as pool:
    for outcome, charges in sorted(pool.map(pay, range(2))):
        print(outcome, "- sees charges:", charges)
