# runs on: pyodide, cpython
from unittest.mock import Mock, create_autospec


class Gateway:
    def charge(self, customer, cents):
        raise RuntimeError("talks to the bank")


def pay(gateway):  # passes one argument too few
    return gateway.charge(500)


loose = Mock()
pay(loose)
loose.charge.assert_called_once_with(500)
print("Mock: the broken call passes")

strict = create_autospec(Gateway, instance=True)
try:
    pay(strict)
except TypeError as error:
    print("autospec:", error)
try:
    strict.refund()
except AttributeError as error:
    print("autospec:", error)
