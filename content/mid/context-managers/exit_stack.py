# runs on: pyodide, cpython
from contextlib import ExitStack, contextmanager


@contextmanager
def connection(host):
    if host == "down":
        raise ConnectionError(host)
    print("connect", host)
    try:
        yield host
    finally:
        print("disconnect", host)


def copy_all(hosts):
    with ExitStack() as stack:
        stack.callback(print, "last of all")
        links = [stack.enter_context(connection(h)) for h in hosts]
        print("connected to", links)


copy_all(["a", "b"])
try:
    copy_all(["a", "down", "c"])
except ConnectionError as error:
    print("failed:", error)
