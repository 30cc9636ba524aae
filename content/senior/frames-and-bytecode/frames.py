# runs on: pyodide, cpython
import sys


def callers():
    frame, names = sys._getframe(1), []
    while frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def ticker():
    ticks = 10
    while True:
        yield callers()
        ticks += 1


def use(generator):
    return next(generator)


clock = ticker()
print("suspended, called by:", clock.gi_frame.f_back)
print("running:", use(clock))
print("suspended again, locals kept:", clock.gi_frame.f_locals)
