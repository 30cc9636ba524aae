# runs on: pyodide, cpython
import functools
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def traced(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        result = function(*args, **kwargs)
        print(function.__name__, args, kwargs, "->", result)
        return result  # without this line every call gives None

    return wrapper


@traced
def area(width: int, height: int = 1) -> int:
    """Multiply two sides."""
    return width * height


total = area(3) + area(2, height=5)
print("total:", total)
print(area.__name__, "-", area.__doc__, "-", inspect.signature(area))
print("undecorated:", area.__wrapped__(4, 4))
