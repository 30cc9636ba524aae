# runs on: cpython
# needs: psycopg, postgresql
import os, threading
import psycopg
from psycopg.errors import LockNotAvailable, QueryCanceled

url = os.environ["DATABASE_URL"]
report, migration, visitor = (psycopg.connect(url) for _ in range(3))
migration.execute("CREATE TABLE users (id integer)")
migration.commit()

report.execute("SELECT * FROM users")  # transaction stays open
alter = "ALTER TABLE users ADD COLUMN plan text"
try:
    migration.execute("SET LOCAL lock_timeout = '50ms'")
    migration.execute(alter)
except LockNotAvailable as error:
    print("with lock_timeout:", error.sqlstate)
    migration.rollback()  # also undoes SET LOCAL

waiting = threading.Thread(target=migration.execute, args=[alter])
waiting.start()
queued = """SELECT 1 FROM pg_locks
    WHERE relation = 'users'::regclass AND NOT granted"""
while not report.execute(queued).fetchone():
    pass
try:
    visitor.execute("SET LOCAL statement_timeout = '50ms'")
    visitor.execute("SELECT * FROM users")
except QueryCanceled:
    print("without: a plain SELECT queues behind the ALTER")
report.commit()
waiting.join()
