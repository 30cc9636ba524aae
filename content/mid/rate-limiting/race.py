# runs on: pyodide, cpython
store = {"tokens": 1}


def handle(server):
    tokens = store["tokens"]  # GET
    yield  # the network: other servers run meanwhile
    if tokens >= 1:
        store["tokens"] = tokens - 1  # SET
        print(server, "lets its request through")


one, two = handle("server 1"), handle("server 2")
next(one)
next(two)
for server in one, two:
    next(server, None)
print("tokens left:", store["tokens"], "- two spent out of one")
