# runs on: pyodide, cpython
from contextlib import contextmanager


@contextmanager
def careless(name):
    print("open", name)
    yield name
    print("close", name)


@contextmanager
def tagged(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


for manager in careless, tagged:
    print("--", manager.__name__)
    try:
        with manager("p"):
            raise ValueError("bad text")
    except ValueError as error:
        print("error arrives:", error)
