# runs on: pyodide, cpython
import hmac
import json

KEY = b"32 random bytes shared with them"
WINDOW = 300
seen = set()


def sign(timestamp, body):
    return hmac.digest(KEY, b"%d.%b" % (timestamp, body), "sha256")


def verify(timestamp, body, signature, now):
    if not hmac.compare_digest(sign(timestamp, body), signature):
        return "refused: signature"
    if abs(now - timestamp) > WINDOW:
        return "refused: too old"
    event = json.loads(body)["id"]
    if event in seen:
        return "seen before"
    seen.add(event)
    return "accepted"


body = b'{"id": 1, "amount": 5}'
good = sign(1000, body)
print(verify(1000, body, good, now=1010))
print(verify(1000, body, good, now=1020))
print("later:", verify(1000, body, good, now=9000))
print("new time:", verify(9000, body, good, now=9000))
print("spaces:", verify(1000, body.replace(b" ", b""), good, 1030))
