# runs on: pyodide, cpython
class Settings:
    instance = None

    def __new__(cls, source):
        if source == "number":
            return 42  # not a Settings
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, source):
        print("  __init__ with", source)
        self.source = source


print("another type:", Settings("number"))
first = Settings("file")
second = Settings("environment")
print("same object:", first is second)
print("the first now says:", first.source)
