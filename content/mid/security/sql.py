# runs on: cpython
import sqlite3

database = sqlite3.connect(":memory:")
database.executescript("""
    CREATE TABLE users (name TEXT, admin INTEGER);
    INSERT INTO users VALUES ('ann', 1), ('bob', 0);
""")
name = "nobody' OR '1'='1"

query = f"SELECT name FROM users WHERE name = '{name}'"
print("formatted:", database.execute(query).fetchall())
query = "SELECT name FROM users WHERE name = ?"
print("parameter:", database.execute(query, (name,)).fetchall())

query = "SELECT name FROM users ORDER BY ?"  # a value, no column
for column in "name", "no such column":
    print(database.execute(query, (column,)).fetchall())

COLUMNS = {"name": "name", "role": "admin"}
order = COLUMNS.get("role; DROP TABLE users", "name")
query = f"SELECT name FROM users ORDER BY {order} DESC"
print("allow-list:", database.execute(query).fetchall())
