# runs on: cpython
import gc
from pathlib import Path


def resident_pages():  # Linux: the second field of statm
    return int(Path("/proc/self/statm").read_text().split()[1])


start = resident_pages()
records = [bytes(100) for _ in range(400_000)]
peak = resident_pages() - start

survivors = records[::1000]  # one object in a thousand stays alive
print(f"{1 - len(survivors) / len(records):.1%} of the objects freed")
del records
gc.collect()
still_held = resident_pages() - start
print("more than half of the memory still held:",
      still_held > peak / 2)

del survivors
gc.collect()
print("less than half after the rest is freed:",
      resident_pages() - start < peak / 2)
