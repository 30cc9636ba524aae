# runs on: cpython
def walk(tree):
    for node in tree:
        if isinstance(node, list):
            yield from walk(node)
        else:
            yield node


print(list(walk([1, [2, [3, [4]], 5], []])))


def chained():
    yield "header"
    yield from range(2)
    yield "footer"


stream = chained()
print(next(stream), next(stream))
try:
    stream.send("anything")
except AttributeError as error:
    print("AttributeError:", error)

deep = []
for _ in range(100_000):
    deep = [deep]
try:
    list(walk(deep))
except RecursionError:
    print("RecursionError on a very deep tree")
