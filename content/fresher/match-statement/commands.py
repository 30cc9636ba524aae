# runs on: pyodide, cpython
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def describe(value):
    match value:
        case []:
            return "empty sequence"
        case ["go", direction]:
            return f"go {direction}"
        case {"id": int(number)}:
            return f"record {number}"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal at {x}"
        case bool() | None:
            return "flag or nothing"
        case _:
            return "something else"


for value in [[], ("go", "north"), "go", {"id": 7, "new": True},
              {"id": "7"}, Point(0, 0), Point(3, 3), Point(1, 2), True]:
    print(value, "->", describe(value))
