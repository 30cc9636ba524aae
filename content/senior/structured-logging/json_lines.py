# runs on: pyodide, cpython
import json
import logging
import sys
from contextvars import ContextVar

request_id = ContextVar("request_id", default=None)


def add_request_id(record):
    record.request_id = request_id.get()
    return True


class JsonFormatter(logging.Formatter):
    def format(self, record):  # a real one adds the time, too
        line = {"level": record.levelname, "event": record.getMessage(),
                "request_id": record.request_id,
                **getattr(record, "fields", {})}
        if record.exc_info:
            line["stack"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


handler = logging.StreamHandler(sys.stdout)
handler.addFilter(add_request_id)
handler.setFormatter(JsonFormatter())
logging.basicConfig(level="INFO", handlers=[handler])
request_id.set("r-7")
logging.getLogger("shop.pay").info("payment accepted", extra={
    "fields": {"name": 'Ann\n{"event": "admin login"}'}})
