# runs on: cpython
# needs: redis, redis-server
import os
import secrets

import redis

store = redis.Redis.from_url(os.environ["REDIS_URL"],
                             decode_responses=True)


def login(user):
    generation = store.get(f"generation:{user}") or "0"
    session_id = secrets.token_urlsafe(32)
    store.hset(f"session:{session_id}", mapping={
        "user": user, "generation": generation})
    return session_id


def load(session_id):
    data = store.hgetall(f"session:{session_id}")
    if not data:
        return None
    current = store.get(f"generation:{data['user']}") or "0"
    return data["user"] if data["generation"] == current else None


phone, laptop = login("ann"), login("ann")
print(load(phone), load(laptop))
store.incr("generation:ann")  # "log out everywhere"
print(load(phone), load(laptop), load(login("ann")))
