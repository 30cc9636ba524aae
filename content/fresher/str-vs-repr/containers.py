# runs on: pyodide, cpython
class OnlyStr:
    def __str__(self):
        return "readable"


class OnlyRepr:
    def __repr__(self):
        return "OnlyRepr()"


class NoText:
    def __str__(self):
        return None


items = str([OnlyStr()])
print(OnlyStr(), "- in a list, an address:", " at 0x" in items)
print(OnlyRepr(), "- in a list:", [OnlyRepr()])
print(["a, b"], ["a", "b"])
try:
    print(NoText())
except TypeError as error:
    print("TypeError:", error)
