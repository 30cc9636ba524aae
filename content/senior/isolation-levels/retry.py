# runs on: cpython
# needs: psycopg, postgresql
import os, random, time
from concurrent.futures import ThreadPoolExecutor
import psycopg
from psycopg import IsolationLevel
from psycopg.errors import DeadlockDetected, SerializationFailure

url = os.environ["DATABASE_URL"]
main = psycopg.connect(url, autocommit=True)
main.execute("CREATE TABLE counter AS SELECT 0 AS value")
def run(connection, work, attempts=100):
    for attempt in range(attempts):
        try:
            with connection.transaction():  # commits, or rolls back
                return work(connection)
        except (SerializationFailure, DeadlockDetected):
            time.sleep(random.uniform(0, 0.002 * 2 ** min(attempt, 5)))
    raise RuntimeError("too much contention")
def increment(connection):  # reads again in every attempt
    row = connection.execute("SELECT value FROM counter").fetchone()
    connection.execute("UPDATE counter SET value = %s", [row[0] + 1])

def worker(number):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.isolation_level = IsolationLevel.SERIALIZABLE
        for _ in range(10):
            run(connection, increment)

with ThreadPoolExecutor() as executor:
    list(executor.map(worker, range(3)))
row = main.execute("SELECT value FROM counter").fetchone()
print("3 workers, 10 increments each:", row[0])
