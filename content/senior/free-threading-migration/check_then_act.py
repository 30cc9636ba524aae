# runs on: cpython
import time
from contextlib import nullcontext
from threading import Barrier, Lock, Thread

WORKERS = 4


def connections_made(guard):
    made = []
    together = Barrier(WORKERS)

    def get_connection():
        together.wait()
        with guard:
            if not made:  # check ...
                time.sleep(0.3)  # connecting takes a while
                made.append(object())  # ... then act

    threads = [Thread(target=get_connection) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(made)


print("no lock, one connection:", connections_made(nullcontext()) == 1)
print("a lock, one connection: ", connections_made(Lock()) == 1)
