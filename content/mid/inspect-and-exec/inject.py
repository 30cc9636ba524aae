# runs on: pyodide, cpython
import functools
import inspect

PROVIDERS = {"database": lambda: "<database>",
             "settings": lambda: {"debug": False}}


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@logged
def report(user, /, database, *, settings, limit=10):
    return f"{user} {database} {settings} {limit}"


def call(function, *args):
    signature = inspect.signature(function)  # follows __wrapped__
    needed = {name: make() for name, make in PROVIDERS.items()
              if name in signature.parameters}
    bound = signature.bind(*args, **needed)  # or TypeError, early
    return function(*bound.args, **bound.kwargs)


print(inspect.signature(report))
print(call(report, "ann"))
