# runs on: cpython
# needs: psycopg, postgresql
import os
import psycopg
from psycopg.errors import FeatureNotSupported

database = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
database.execute("""CREATE TABLE orders
    (tenant integer, id integer, email text, PRIMARY KEY (tenant, id))
    PARTITION BY HASH (tenant)""")
for part in range(4):
    database.execute(f"""CREATE TABLE orders_{part} PARTITION OF orders
        FOR VALUES WITH (MODULUS 4, REMAINDER {part})""")
database.execute("""INSERT INTO orders
    SELECT n % 50, n, n || '@example.com'
    FROM generate_series(1, 1000) AS n""")

def partitions_read(condition):
    query = "EXPLAIN (FORMAT JSON) SELECT * FROM orders WHERE "
    plan = str(database.execute(query + condition).fetchone()[0])
    return sum(f"'orders_{part}'" in plan for part in range(4))

print("by tenant:", partitions_read("tenant = 7"), "partition")
print("by e-mail:", partitions_read("email = 'a'"), "partitions")
try:
    database.execute("ALTER TABLE orders ADD UNIQUE (email)")
except FeatureNotSupported as error:
    print(error.diag.message_primary)
