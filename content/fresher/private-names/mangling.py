# runs on: pyodide, cpython
class Counter:
    def __init__(self):
        self.__count = 0  # becomes _Counter__count

    def add(self):
        self.__count += 1
        return self.__count

    def by_text(self):
        return getattr(self, "__count", "not found")


class Named(Counter):
    def __init__(self):
        super().__init__()
        self.__count = "mine"  # becomes _Named__count


named = Named()
print(named.add(), vars(named))
print("reachable:", named._Counter__count)
print("through a string:", named.by_text())
try:
    print(named.__count)
except AttributeError as error:
    print("AttributeError:", error)
