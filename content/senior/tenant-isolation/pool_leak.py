# runs on: cpython
# needs: psycopg, psycopg-pool, postgresql
import os

from psycopg_pool import ConnectionPool


def request(pool, tenant, local):
    with pool.connection() as connection:
        connection.execute("SELECT set_config('app.tenant', %s, %s)",
                           [tenant, local])


def careless_request(pool):
    with pool.connection() as connection:
        return connection.execute(
            "SELECT current_setting('app.tenant', true)").fetchone()[0]


with ConnectionPool(os.environ["DATABASE_URL"], min_size=1,
                    max_size=1, open=True) as pool:
    request(pool, "1", local=True)
    print("after a local setting:", repr(careless_request(pool)))
    request(pool, "1", local=False)
    print("after a session setting:", repr(careless_request(pool)))
