# runs on: cpython
# needs: celery, redis, redis-server
import os
import time
from queue import Empty

from kombu import Connection  # the messaging library under Celery


def connect():
    return Connection(os.environ["REDIS_URL"], transport_options={
        "visibility_timeout": 1})  # seconds; 3600 by default


first = connect().SimpleQueue("mail")
first.put({"order": 7})
print("first worker gets", first.get().payload, "and is slow")

second = connect().SimpleQueue("mail")
try:
    second.get(timeout=0.1)
except Empty:
    print("second worker finds nothing")

time.sleep(1.2)
# a running worker does this at intervals:
second.channel.qos.restore_visible(interval=1)
message = second.get(timeout=1)
print("second worker gets", message.payload, "- now both run it")
message.ack()
