# runs on: cpython
# (reads /proc, so on Linux only)
import gc
from pathlib import Path


def resident():  # memory pages of this process that are in RAM
    return int(Path("/proc/self/statm").read_text().split()[1])


def burst(keep):
    start = resident()
    blocks = [bytes([n % 256]) * 100 for n in range(300_000)]
    peak = resident() - start
    survivors = blocks[::1000] if keep else []
    del blocks
    gc.collect()
    print(len(survivors), "of 300000 blocks survive;",
          "most memory went back:", resident() - start < peak / 2)
    return survivors


burst(keep=False)
kept = burst(keep=True)
del kept
