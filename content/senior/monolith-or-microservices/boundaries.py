# runs on: pyodide, cpython
import ast

ALLOWED = {"orders": {"billing.api"}, "billing": set()}

SOURCES = {
    "orders.checkout": "import json, shop.billing.api as billing",
    "orders.report": "from shop.billing import models",
    "billing.invoice": "import shop.orders.checkout as checkout",
}


def imported(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}"
                        for alias in node.names)


for module, source in SOURCES.items():
    owner = module.split(".")[0]
    for name in imported(source):
        if not name.startswith("shop."):
            continue  # the standard library and other packages
        target = name.removeprefix("shop.")
        allowed = any(f"{target}.".startswith(f"{public}.")
                      for public in ALLOWED[owner] | {owner})
        print("ok " if allowed else "BAD", module, "->", target)
