# runs on: pyodide, cpython
import sys
from importlib import import_module
from types import ModuleType

# what toolkit/__init__.py would contain (PEP 562)
toolkit = ModuleType("toolkit")


def lazy_attribute(name):
    if name == "colours":
        toolkit.colours = import_module("colorsys")
        return toolkit.colours
    raise AttributeError(name)


toolkit.__getattr__ = lazy_attribute

print("loaded at start:", "colorsys" in sys.modules)
toolkit.colours.rgb_to_hsv(1, 0, 0)
print("after first use:", "colorsys" in sys.modules)
print("now an ordinary attribute:", "colours" in vars(toolkit))
