# runs on: pyodide, cpython
import gc
from collections import Counter

listeners = []


class Session:
    def close(self):
        pass


def handle_request():
    session = Session()
    listeners.append(session.close)  # nobody ever removes it


def census():
    gc.collect()  # so that only reachable objects are counted
    return Counter(type(item).__name__ for item in gc.get_objects())


before = census()
for _ in range(100):
    handle_request()
for name, number in (census() - before).items():
    if number >= 100:
        print("more:", number, name)

session = listeners[0].__self__
holder, = (r for r in gc.get_referrers(session) if r != globals())
print("held by a", type(holder).__name__, "named", holder.__name__,
      "in listeners:", holder in listeners)
