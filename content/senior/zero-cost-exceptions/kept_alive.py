# runs on: pyodide, cpython
import weakref


class Body:
    """Stands for a large request body."""


def handle():
    body = Body()
    bodies.append(weakref.ref(body))
    raise ValueError("cannot parse")


bodies, failures = [], []
try:
    handle()
except ValueError as error:
    failures.append(error)  # a list "for the report later"

print("body alive:", bodies[0]() is not None)
failures[0].__traceback__ = None
print("body alive without the traceback:", bodies[0]() is not None)
