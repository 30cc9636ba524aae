# runs on: pyodide, cpython
class Tracing(type):
    @classmethod
    def __prepare__(metaclass, name, bases):
        print("1 namespace for", name)
        return {}

    def __new__(metaclass, name, bases, namespace):
        print("3 create", name)
        return super().__new__(metaclass, name, bases, namespace)

    def __init__(cls, name, bases, namespace):
        print("4 initialise", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("5 calling", cls.__name__)
        return super().__call__(*args, **kwargs)


class Invoice(metaclass=Tracing):
    print("2 body runs")


invoice = Invoice()
for thing in invoice, Invoice, int:
    print("type:", type(thing).__name__)
