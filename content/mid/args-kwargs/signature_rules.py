# runs on: pyodide, cpython
def connect(host, /, *paths, timeout=5, **extra):
    return host, paths, timeout, extra

print(connect("db", "a", "b", timeout=9))
print(connect("db", 9))               # 9 is a path, not the timeout
print(connect("db", host="replica"))  # no clash: host is before /

def strict(a, b, /, *, dry_run=False):
    return a, b, dry_run

calls = {
    "strict(1, 2, True)": lambda: strict(1, 2, True),
    "strict(a=1, b=2)": lambda: strict(a=1, b=2),
    "strict(1, *[2, 3])": lambda: strict(1, *[2, 3]),
    "strict(1, 2, dryrun=True)": lambda: strict(1, 2, dryrun=True),
    "connect('db', **{5: 1})": lambda: connect("db", **{5: 1}),
}
for text, call in calls.items():
    try:
        print(text, "->", call())
    except TypeError as error:
        print(text, "->", type(error).__name__)
