# runs on: pyodide
class Store:
    def find(self) -> list[int]:
        return [1]

    def list(self):
        return []


try:
    Store.find.__annotations__
except TypeError as error:
    print("TypeError:", error)


def handlers():
    for kind in int, str:
        def handle(value: kind):
            return value
        yield handle


print([handle.__annotations__["value"] for handle in handlers()])
print([h.__annotations__["value"] for h in list(handlers())])
