# runs on: pyodide, cpython
from typing import Protocol, runtime_checkable


@runtime_checkable
class Stock(Protocol):
    def count(self, item: str) -> int: ...


class Impostor:
    def count(self):  # takes no item
        return "many"


print("isinstance says:", isinstance(Impostor(), Stock))
print("and text too:", isinstance("some text", Stock))
try:
    Impostor().count("pen")
except TypeError as error:
    print("TypeError:", str(error).split("() ")[1])
