# runs on: pyodide, cpython
import json


def reject(constant):
    raise ValueError(f"{constant} is not JSON")


text = json.dumps({"ratio": float("nan"), "limit": float("inf")})
print("by default:", text)
print("and read back:", json.loads(text))

try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError:
    print("allow_nan=False: ValueError")
try:
    json.loads(text, parse_constant=reject)
except ValueError as error:
    print("parse_constant:", error)
