# runs on: pyodide, cpython
class NonData:
    def __get__(self, instance, owner=None):
        return "from the non-data descriptor"


class Data(NonData):
    def __get__(self, instance, owner=None):
        return "from the data descriptor"

    def __set__(self, instance, value):
        raise AttributeError("read-only")


class Thing:
    data = Data()
    non_data = NonData()

    def __getattr__(self, name):
        return f"__getattr__ made up {name}"


thing = Thing()
print(thing.data, "|", thing.non_data)
vars(thing).update(data="instance", non_data="instance")
print(thing.data, "|", thing.non_data)
thing.on_instance = NonData()
print("on an instance:", type(thing.on_instance).__name__, "object")
print(thing.missing)
