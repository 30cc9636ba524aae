# runs on: cpython
# needs: psycopg, postgresql
import os
import psycopg
from psycopg.errors import ActiveSqlTransaction, CheckViolation

database = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
run = database.execute
run("CREATE TABLE users AS SELECT n AS id, NULL::text AS plan "
    "FROM generate_series(1, 5000) AS n")
run("ALTER TABLE users ADD CONSTRAINT plan_set "
    "CHECK (plan IS NOT NULL) NOT VALID")
try:
    run("INSERT INTO users (id) VALUES (0)")
except CheckViolation:
    print("new rows are checked, old rows are not")

batches, last = 0, 0
fill = """WITH batch AS (SELECT id FROM users WHERE id > %s
    ORDER BY id LIMIT 2000), done AS (UPDATE users SET plan = 'free'
    FROM batch WHERE users.id = batch.id AND plan IS NULL)
    SELECT max(id) FROM batch"""
while (last := run(fill, [last]).fetchone()[0]) is not None:
    batches += 1  # each statement is a transaction of its own
run("ALTER TABLE users VALIDATE CONSTRAINT plan_set")
run("ALTER TABLE users ALTER COLUMN plan SET NOT NULL")
print("valid after", batches, "batches")
try:
    with database.transaction():
        run("CREATE INDEX CONCURRENTLY by_plan ON users (plan)")
except ActiveSqlTransaction as error:
    print(error.diag.message_primary)
