# runs on: cpython
# needs: sqlalchemy, psycopg, postgresql
import os
import psycopg
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

url = os.environ["DATABASE_URL"]
dialect_url = url.replace("postgresql://", "postgresql+psycopg://")
for pre_ping in (False, True):
    engine = create_engine(dialect_url, pool_pre_ping=pre_ping)
    with engine.connect() as connection:
        query = text("SELECT pg_backend_pid()")
        victim = connection.scalar(query)
    with psycopg.connect(url) as admin:  # as a failover would
        admin.execute("SELECT pg_terminate_backend(%s, 1000)", [victim])
    try:
        with engine.connect() as connection:
            fresh = connection.scalar(query) != victim
            print(f"pre_ping={pre_ping}: new connection {fresh}")
    except OperationalError as error:
        print(f"pre_ping={pre_ping}:", type(error.orig).__name__)
    engine.dispose()
