# runs on: pyodide
import warnings

SOURCE = """
def save():
    try:
        raise OSError("disk full")
    finally:
        return "saved"
"""

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    code = compile(SOURCE, "save.py", "exec")

for warning in caught:
    print(warning.category.__name__, "in line", warning.lineno)
namespace = {}
exec(code, namespace)
print("the OSError is lost:", namespace["save"]())
