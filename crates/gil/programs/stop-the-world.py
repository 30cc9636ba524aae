import gc
import sys
import threading
import time


class Node:
    pass


def build():
    for _ in range(40_000):
        node = Node()
        node.me = node  # a cycle: only the collector frees it


pauses = []


def note(phase, info):
    if phase == "start":
        note.since = time.perf_counter()
    else:
        pauses.append(time.perf_counter() - note.since)


gc.callbacks.append(note)
threads = [threading.Thread(target=build) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lock = getattr(sys, "_is_gil_enabled", lambda: True)()
print("with the lock" if lock else "free-threaded: each stopped all")
print(f"{len(pauses)} collections, {sum(pauses) * 1e3:.0f} ms in all")
