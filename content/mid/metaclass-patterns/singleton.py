# runs on: pyodide, cpython
from abc import ABC


class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in Singleton.instances:
            instance = super().__call__(*args, **kwargs)
            Singleton.instances[cls] = instance
        return Singleton.instances[cls]


class Settings(metaclass=Singleton):
    def __init__(self, path):
        print("reading", path)
        self.path = path


first, second = Settings("a.toml"), Settings("b.toml")
print(first is second, second.path)

try:
    class Plugin(ABC, metaclass=Singleton):
        pass
except TypeError as error:
    print(str(error).partition(":")[0])
