# runs on: pyodide
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # false when running, true for checkers
    from orders import Order


class User:
    def last_order(self) -> Order | None:  # 3.14: not evaluated here
        return None


print("orders was imported:", "orders" in sys.modules)
print("calling works:", User().last_order())
try:
    print(User.last_order.__annotations__)
except NameError as error:
    print("whoever evaluates the annotation:", error)
