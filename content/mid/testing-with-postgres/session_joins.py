# runs on: cpython
# needs: sqlalchemy, psycopg, postgresql
import os

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

url = os.environ["DATABASE_URL"].replace("://", "+psycopg://")
engine = create_engine(url)
with engine.begin() as setup:
    setup.execute(text("CREATE TABLE orders (amount int)"))


def place_order(session):  # code under test: it commits by itself
    session.execute(text("INSERT INTO orders VALUES (5)"))
    session.commit()


def rows(connection):
    return connection.scalar(text("SELECT count(*) FROM orders"))


with engine.connect() as connection:
    outer = connection.begin()
    join = "create_savepoint"
    with Session(connection, join_transaction_mode=join) as session:
        place_order(session)
        session.rollback()  # undoes nothing that was committed
        print("the test sees", rows(session), "order")
    outer.rollback()
    print("after the test:", rows(connection))
engine.dispose()
