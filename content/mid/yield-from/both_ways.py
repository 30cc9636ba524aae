# runs on: pyodide, cpython
def inner():
    try:
        while True:
            got = yield "ready"
            print("  inner received", got)
    except ValueError as error:
        print("  inner caught", error)
        yield "recovered"
    finally:
        print("  inner cleaned up")


def by_loop():
    for item in inner():
        yield item


def by_delegation():
    yield from inner()


for outer in by_loop, by_delegation:
    print(outer.__name__)
    conversation = outer()
    next(conversation)
    conversation.send("hello")
    try:
        print("  answer:", conversation.throw(ValueError("bad row")))
    except ValueError:
        print("  the error came back unhandled")
    conversation.close()
