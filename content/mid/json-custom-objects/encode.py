# runs on: pyodide, cpython
import json
from collections import namedtuple
from datetime import date
from decimal import Decimal


def to_json(value):
    print("  default called for", type(value).__name__)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"cannot encode {type(value).__name__}")


Point = namedtuple("Point", "x y")
order = {"day": date(2026, 11, 22), "sum": Decimal("9.90"),
         "at": Point(1, 2)}
print(json.dumps(order, default=to_json))
print(json.dumps({1: "int", "1": "text", None: "none"}))
try:
    json.dumps({date(2026, 11, 22): 1}, default=to_json)
except TypeError:
    print("TypeError: a date as key, and default was not asked")
