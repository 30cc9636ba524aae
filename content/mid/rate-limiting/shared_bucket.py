# runs on: cpython
# needs: redis, redis-server
import os
from concurrent.futures import ThreadPoolExecutor

import redis

TAKE = """
local capacity, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')  -- the only clock
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
local state = redis.call('HMGET', KEYS[1], 'tokens', 'last')
local tokens = tonumber(state[1]) or capacity
local last = tonumber(state[2]) or now
tokens = math.min(capacity, tokens + math.max(0, now - last) * rate)
local wait = 0
if tokens >= 1 then tokens = tokens - 1
else wait = math.ceil((1 - tokens) / rate) end
redis.call('HSET', KEYS[1], 'tokens', tokens,
           'last', math.max(now, last))
redis.call('EXPIRE', KEYS[1], math.ceil(capacity / rate) + 1)
return wait  -- whole seconds: Redis cuts off a Lua fraction
"""
client = redis.Redis.from_url(os.environ["REDIS_URL"])
take = client.register_script(TAKE)
with ThreadPoolExecutor(8) as servers:
    waits = list(servers.map(
        lambda _: take(keys=["limit:alice"], args=[10, 0.01]),
        range(40)))
print("allowed:", waits.count(0), " refused:", 40 - waits.count(0))
print("Retry-After of about 100 s:", 60 < max(waits) <= 100)
print("idle key expires:", 0 < client.ttl("limit:alice") <= 1001)
