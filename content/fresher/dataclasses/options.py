# runs on: pyodide, cpython
from dataclasses import dataclass, replace


@dataclass
class Plain:
    x: int


@dataclass(frozen=True, order=True, slots=True)
class Version:
    major: int
    minor: int = 0


def attempt(function, *args):
    try:
        print(function(*args))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, "-", error)


attempt(hash, Plain(1))
attempt(setattr, Version(3), "minor", 1)
print(len({Version(3), Version(3, 0)}), Version(3) < Version(3, 1))
print(replace(Version(3, 14), minor=15))
print("has a __dict__:", hasattr(Version(3), "__dict__"))
