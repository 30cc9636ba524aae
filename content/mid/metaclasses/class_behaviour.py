# runs on: pyodide, cpython
import abc


class Catalogue(type):
    def __iter__(cls):
        return (name for name in vars(cls) if not name.startswith("_"))

    def __len__(cls):
        return sum(1 for _ in cls)


class Colour(metaclass=Catalogue):
    RED = 1
    GREEN = 2


print(len(Colour), list(Colour))
try:
    len(Colour())
except TypeError as error:
    print("TypeError:", error)

try:
    class Both(Colour, abc.ABC):
        pass
except TypeError as error:
    print("TypeError:", str(error).split(":")[0])
