# runs on: pyodide, cpython
import os
import tempfile
import tracemalloc

def peak(read):
    with open(path, encoding="utf-8") as file:
        tracemalloc.start()
        read(file)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return used

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "access.log")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{n:06} GET /\n" for n in range(100_000))
    size = os.path.getsize(path)
    lines = peak(lambda file: sum(1 for line in file))
    whole = peak(lambda file: file.read())
    as_list = peak(lambda file: file.readlines())
print("iterating, under a tenth of the file:", lines < size / 10)
print("read(), at least the file:", whole >= size)
print("readlines(), more than that:", as_list > whole)
