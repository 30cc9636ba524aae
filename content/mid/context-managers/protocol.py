# runs on: pyodide, cpython
class Transaction:
    def __init__(self, forgive=()):
        self.forgive = forgive

    def __enter__(self):
        print("begin")
        return "cursor"

    def __exit__(self, kind, error, traceback):
        print("commit" if error is None else f"roll back: {error!r}")
        return isinstance(error, self.forgive)


def find():
    with Transaction() as cursor:
        return cursor  # __exit__ runs before the caller gets it


print("found", find())
with Transaction(forgive=KeyError):
    raise KeyError("row 7")
print("carried on after KeyError")
try:
    with Transaction(forgive=KeyError):
        raise OSError("disk full")
except OSError as error:
    print("propagated:", error)
