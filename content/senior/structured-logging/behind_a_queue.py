# runs on: cpython
import logging
import sys
from contextvars import ContextVar
from logging.handlers import QueueHandler, QueueListener
from queue import Queue

request_id = ContextVar("request_id", default="lost")


def stamp(record):
    if not hasattr(record, "request_id"):
        record.request_id = request_id.get()
    return True


for place in "after", "before":
    queue = Queue(maxsize=1000)
    before = QueueHandler(queue)
    after = logging.StreamHandler(sys.stdout)
    after.setFormatter(logging.Formatter(
        "id=%(request_id)s exc_info=%(exc_info)s"))
    (before if place == "before" else after).addFilter(stamp)
    log = logging.Logger("shop")
    log.addHandler(before)
    listener = QueueListener(queue, after)
    listener.start()
    token = request_id.set("r-7")
    print("filter", place, "the queue:", end=" ", flush=True)
    log.error("failed", exc_info=ValueError("no stock"))
    listener.stop()  # returns when the queue has been written
    request_id.reset(token)
