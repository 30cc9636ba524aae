# runs on: pyodide, cpython
import gc
import timeit

seen = []


def record():
    seen.append(gc.isenabled())


print("collector before timing:", gc.isenabled())
timeit.timeit(record, number=1)
timeit.timeit(record, setup="import gc; gc.enable()", number=1)
print("while timing:           ", seen[0])
print("with gc.enable() set up:", seen[1])
