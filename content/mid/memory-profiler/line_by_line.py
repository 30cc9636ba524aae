# runs on: pyodide, cpython
import sys
import tracemalloc


def load():
    raw = bytes(3_000_000)
    text = raw.decode()
    del raw
    encoded = text[:1_000_000].encode("utf-16")
    return len(encoded)


def trace(frame, event, argument):
    if frame.f_code is not load.__code__:
        return None
    line = frame.f_lineno - load.__code__.co_firstlineno
    samples.append((line, tracemalloc.get_traced_memory()[0]))
    return trace  # called before each line, and on return


samples = []
tracemalloc.start()
sys.settrace(trace)
load()
sys.settrace(None)
for (line, before), (_, after) in zip(samples[1:], samples[2:]):
    print(f"load, line {line}: {round((after - before) / 1e6):+} MB")
