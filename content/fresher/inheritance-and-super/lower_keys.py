# runs on: pyodide, cpython
from collections import UserDict


class LowerDict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class LowerUserDict(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


for kind in LowerDict, LowerUserDict:
    headers = kind(Host="a")
    headers["Accept"] = "b"
    headers.update(Cookie="c")
    print(kind.__name__, list(headers))

print(isinstance(LowerDict(), dict), type(LowerDict()) is dict)
print(isinstance(LowerUserDict(), dict), isinstance(True, int))
