# runs on: pyodide, cpython
from functools import cache

calls = 0


@cache
def settings(tenant):
    global calls
    calls += 1
    if tenant == "unknown":
        raise LookupError(tenant)
    return {"tenant": tenant, "roles": ["reader"]}


settings("acme")["roles"].append("admin")  # a caller's own tweak
print("next caller gets:", settings("acme")["roles"])

calls = 0
for _ in range(3):
    try:
        settings("unknown")
    except LookupError:
        pass
print("calls that raised, each one executed:", calls)
