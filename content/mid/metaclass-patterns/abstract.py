# runs on: pyodide, cpython
import inspect
from abc import ABC, abstractmethod


class Store(ABC):
    @abstractmethod
    def save(self): ...


class Broken(Store):  # no error here
    pass


try:
    Broken()
except TypeError as error:
    print("instantiating: TypeError, names save:", "save" in str(error))


class StrictStore(Store):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if inspect.isabstract(cls):
            raise TypeError(f"{cls.__name__} is incomplete")


try:
    class Incomplete(StrictStore):
        pass
except TypeError as error:
    print("defining:", error)
