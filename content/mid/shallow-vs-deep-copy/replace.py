# runs on: pyodide
import copy
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    number: int
    state: str
    lines: list


draft = Order(7, "draft", ["apples"])
sent = copy.replace(draft, state="sent")
print(sent)
print("unchanged fields are shared:", sent.lines is draft.lines)
