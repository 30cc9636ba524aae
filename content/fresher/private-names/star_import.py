# runs on: pyodide, cpython
import sys
from types import ModuleType

SOURCE = """
PI = 3.14
def area(radius): return _round(PI * radius**2)
def _round(number): return round(number, 1)
"""


def star_import(source):
    module = ModuleType("shapes")
    exec(source, vars(module))
    sys.modules["shapes"] = module
    namespace = {}
    exec("from shapes import *", namespace)
    return sorted(namespace.keys() - {"__builtins__"})


print("without __all__:", star_import(SOURCE))
print("with:", star_import(SOURCE + "__all__ = ['area', '_round']"))
try:
    star_import(SOURCE + "__all__ = ['volume']")
except AttributeError as error:
    print("AttributeError:", error)
