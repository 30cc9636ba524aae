# runs on: pyodide, cpython
import base64, json, sqlite3

database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE post (day INTEGER, id INTEGER)")
posts = [(1, 1), (1, 2), (2, 3), (2, 4), (2, 5), (3, 6)]
database.executemany("INSERT INTO post VALUES (?, ?)", posts)

def page(cursor=None, size=2):
    key = json.loads(base64.urlsafe_b64decode(cursor or "W10="))
    where = "WHERE (day, id) < (?, ?)" if key else ""
    rows = database.execute(f"""SELECT day, id FROM post {where}
        ORDER BY day DESC, id DESC LIMIT ?""",
        [*key, size + 1]).fetchall()
    if len(rows) <= size:
        return rows, None
    last = json.dumps(rows[size - 1]).encode()
    return rows[:size], base64.urlsafe_b64encode(last).decode()

rows, cursor = page()
database.execute("INSERT INTO post VALUES (3, 7)")  # meanwhile
sql = "SELECT id FROM post ORDER BY day DESC, id DESC LIMIT 2 OFFSET 2"
print("first page:", rows)
print("OFFSET repeats:", [i for i, in database.execute(sql)])
while cursor:
    rows, cursor = page(cursor)
    print("keyset:", rows)
sql = "SELECT id FROM post WHERE day < 2"
print("day alone loses 4 and 3:", [i for i, in database.execute(sql)])
