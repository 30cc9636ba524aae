# runs on: pyodide, cpython
class Data:
    def __get__(self, instance, owner):
        return "data descriptor"

    def __set__(self, instance, value):
        raise AttributeError("read-only")


class Plain:
    def __get__(self, instance, owner):
        return "non-data descriptor"


class Base:
    first, second, third = Data(), Plain(), "class attribute"


class Child(Base):
    def __getattr__(self, name):
        return f"__getattr__({name!r})"


child = Child()
for when in "empty instance", "filled instance":
    print(when)
    for name in "first", "second", "third", "fourth":
        print("  ", name, "->", getattr(child, name))
        child.__dict__[name] = "instance"
