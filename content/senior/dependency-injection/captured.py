# runs on: pyodide, cpython
import time
from unittest import mock


def stamp(now=time.time):  # the default was bound at def
    return now()


with mock.patch("time.time", return_value=0.0):
    print("time.time() is patched:", time.time() == 0.0)
    print("stamp() noticed:", stamp() == 0.0)

print("injected:", stamp(now=lambda: 0.0) == 0.0)
