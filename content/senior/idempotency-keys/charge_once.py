# runs on: cpython
import hashlib
import json
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE charges (amount INTEGER)")
db.execute("CREATE TABLE keys (account, key, digest, reply,"
           " PRIMARY KEY (account, key))")


def charge(account, key, body):
    canonical = json.dumps(body, sort_keys=True).encode()
    digest = hashlib.sha256(canonical).hexdigest()
    with db:  # one transaction for all that follows
        won = db.execute(
            "INSERT INTO keys VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (account, key, digest, "charged")).rowcount
        if won:
            db.execute("INSERT INTO charges VALUES (?)",
                       (body["amount"],))
    stored, reply = db.execute(
        "SELECT digest, reply FROM keys WHERE account = ?"
        " AND key = ?", (account, key)).fetchone()
    return (201, reply) if stored == digest else (422, "key reused")


print(charge("ada", "k1", {"amount": 5, "for": "tea"}))
print(charge("ada", "k1", {"for": "tea", "amount": 5}))
print(charge("ada", "k1", {"amount": 900}))
print("charges:", db.execute("SELECT amount FROM charges").fetchall())
