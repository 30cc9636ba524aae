# runs on: cpython
import sqlite3

database = sqlite3.connect(":memory:")
database.execute("create table users (name text, secret text)")
database.execute("insert into users values ('ada', '42')")

typed = "nobody' or '1'='1"

unsafe = f"select * from users where name = '{typed}'"
print("f-string: ", database.execute(unsafe).fetchall())

safe = "select * from users where name = ?"
print("parameter:", database.execute(safe, (typed,)).fetchall())
database.close()
