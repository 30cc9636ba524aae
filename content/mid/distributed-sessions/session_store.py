# runs on: cpython
# needs: redis, redis-server
import json
import os
import secrets
import time

import redis

IDLE, LIFETIME = 1_800, 12 * 3_600  # seconds
store = redis.Redis.from_url(os.environ["REDIS_URL"])


def create(user, old_id="", since=None):
    store.delete(f"session:{old_id}")  # rotation
    session_id = secrets.token_urlsafe(32)
    record = {"user": user, "since": since or time.time()}
    store.set(f"session:{session_id}", json.dumps(record), ex=IDLE)
    return session_id


def load(session_id):
    data = store.getex(f"session:{session_id}", ex=IDLE)  # slides
    record = json.loads(data or '{"user": null, "since": 0}')
    alive = time.time() - record["since"] < LIFETIME
    return record["user"] if alive else None


guest = create("guest")
member = create("ann", old_id=guest)
print("before login:", load(guest), "- after:", load(member))
old = create("ann", since=time.time() - LIFETIME)
print("past its lifetime, though in use:", load(old))
