# runs on: cpython
# needs: psycopg, postgresql
import os
import psycopg

database = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
database.execute("""CREATE TABLE job AS SELECT n AS id,
    CASE WHEN n % 200 = 0 THEN 'open' ELSE 'done' END AS state,
    'User' || n AS owner, repeat('x', 100) AS payload
    FROM generate_series(1, 20000) AS n""")
database.execute("CREATE INDEX by_state ON job (state)")
database.execute("VACUUM ANALYZE job")

def index_for(condition):
    query = f"EXPLAIN (FORMAT JSON) SELECT * FROM job WHERE {condition}"
    text = str(database.execute(query).fetchone()[0])
    names = ("by_state", "open_jobs", "by_owner")
    used = [name for name in names if name in text]
    print(f"{condition:28}", *used or ["Seq Scan"])

index_for("state = 'open'")
index_for("state = 'done'")
database.execute("CREATE INDEX by_owner ON job (lower(owner))")
database.execute("DROP INDEX by_state; CREATE INDEX open_jobs "
                 "ON job (id) WHERE state = 'open'; ANALYZE job")
index_for("state = 'open' AND id < 900")
index_for("state <> 'done' AND id < 900")
index_for("lower(owner) = 'user7'")
index_for("owner = 'User7'")
sizes = [database.execute("SELECT pg_relation_size(%s)", [n]).fetchone()
         for n in ("open_jobs", "by_owner")]
print("partial index is the smaller:", sizes[0] < sizes[1])
