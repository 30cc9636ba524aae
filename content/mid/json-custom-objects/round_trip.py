# runs on: pyodide, cpython
import json
from dataclasses import asdict, dataclass


@dataclass
class Money:
    amount: str
    currency: str


KINDS = {"money": Money}  # the only classes that data may name


def encode(value):
    if isinstance(value, Money):
        return {"kind": "money", **asdict(value)}
    raise TypeError(type(value).__name__)


def decode(fields):
    kind = KINDS.get(fields.get("kind"))
    if kind is None:
        return fields
    return kind(**{k: v for k, v in fields.items() if k != "kind"})


data = {7: (Money("9.90", "EUR"), True)}
text = json.dumps(data, default=encode)
print(text)
print("plain: ", json.loads(text))
print("hooked:", json.loads(text, object_hook=decode))
