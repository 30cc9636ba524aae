# runs on: pyodide, cpython
import re
from urllib.parse import unquote

routes = {}  # shape of the path: {method: pattern}


def register(method, pattern):
    if re.search(r"\{\*\w+\}.", pattern):
        raise ValueError(f"{pattern}: nothing follows a wildcard")
    shape = re.sub(r"\{(\*?)\w+\}", r"{\1}", pattern)
    methods = routes.setdefault(shape, {})
    if method in methods:
        raise ValueError(f"{pattern} is the same as {methods[method]}")
    methods[method] = pattern


register("GET", "/users/{id}")
register("DELETE", "/users/{id}")
for pattern in "/users/{name}", "/files/{*path}/raw":
    try:
        register("GET", pattern)
    except ValueError as error:
        print("ValueError:", error)
print("PUT -> 405, Allow:", ", ".join(routes["/users/{}"]))

raw = "/users/AC%2FDC"
print("split, then decode:", [unquote(p) for p in raw.split("/")])
print("decode, then split:", unquote(raw).split("/"))
