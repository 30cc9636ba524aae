# runs on: pyodide, cpython
from dataclasses import dataclass, field, fields


@dataclass
class Order:
    customer: str
    lines: list[str] = field(default_factory=list)
    currency = "EUR"  # no annotation: not a field


first, second = Order("Ann"), Order("Ann")
print(first, first == second, first is second)
first.lines.append("tea")
print(second.lines, [entry.name for entry in fields(Order)])
print(Order(customer=42), "- types are not checked")

try:
    @dataclass
    class Bad:
        lines: list = []
except ValueError as error:
    print("ValueError:", error)
