# runs on: pyodide, cpython
import sqlite3

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, body)")
database.executemany("INSERT INTO post (body) VALUES (?)",
                     [("text",)] * 20_000)

def steps(query, *values):
    count = 0
    def tick():
        nonlocal count
        count += 1
    database.set_progress_handler(tick, 10)  # every 10 instructions
    rows = database.execute(query, values).fetchall()
    database.set_progress_handler(None, 0)
    return rows, count

offset = "SELECT id FROM post ORDER BY id LIMIT 20 OFFSET ?"
keyset = "SELECT id FROM post WHERE id > ? ORDER BY id LIMIT 20"
first, cheap = steps(offset, 0)
deep, dear = steps(offset, 18_000)
seek, sought = steps(keyset, 18_000)
print("same page:", deep == seek)
print("OFFSET 18000 over 100 times page 1:", dear > 100 * cheap)
print("keyset at 18000 below twice page 1:", sought < 2 * cheap)
