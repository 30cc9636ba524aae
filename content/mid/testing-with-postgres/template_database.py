# runs on: cpython
# needs: psycopg, postgresql
import os
import uuid

import psycopg
from psycopg import conninfo, sql

URL = os.environ["DATABASE_URL"]
admin = psycopg.connect(URL, dbname="postgres", autocommit=True)
template = conninfo.conninfo_to_dict(URL)["dbname"]
with psycopg.connect(URL) as migration:  # once for the whole run
    migration.execute("CREATE TABLE orders (id serial, amount int)")


def run(command, *names):
    names = map(sql.Identifier, names)
    admin.execute(sql.SQL(command).format(*names))


query = "INSERT INTO orders (amount) VALUES (5) RETURNING id"
for worker in "gw0", "gw1":
    name = f"test_{worker}_{uuid.uuid4().hex[:8]}"
    run("CREATE DATABASE {} TEMPLATE {}", name, template)
    with psycopg.connect(URL, dbname=name) as test:
        new = test.execute(query).fetchone()[0]
        test.commit()  # tests may commit here
        print(worker, "starts with id", new)
    run("DROP DATABASE {} WITH (FORCE)", name)
admin.close()
