# runs on: pyodide, cpython
import json
from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    PAID = "paid"
    OPEN = "open"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value):
        return cls.UNKNOWN


@dataclass
class Invoice:
    number: str
    status: Status


body = json.loads(
    '{"number": "A7", "status": "disputed", "currency": "EUR"}')

try:
    Invoice(**body)  # a strict reader
except TypeError as error:
    print("strict:", str(error).split("() ")[1])

print("tolerant:", Invoice(body["number"], Status(body["status"])))
