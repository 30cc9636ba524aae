"""Records who holds the interpreter's lock on this machine, for the GIL visualizer.

    python3 record_gil.py [--threads 2] [--seconds 0.6] [--interval 5] [--output gil-recording.json]

Some threads compute and look at the clock all the time. Where one of them saw no time pass unseen, it had the lock; a
gap in what it saw, while another thread went on, is the time in which it had not. The file that is written can be
opened in the visualizer. It needs Python 3.11 or newer, nothing else, and tells nothing of this machine but Python's
version, the operating system's name and the number of cores.
"""

import argparse
import json
import os
import platform
import sys
import threading
import time

# Shorter gaps are the clock's, the collector's or the operating system's.
SHORTEST_GAP_US = 30


def compute(index, begins, ends, stretches):
    """Notes every stretch in which this thread saw time pass without a gap."""
    clock = time.perf_counter_ns
    gap = SHORTEST_GAP_US * 1_000
    while clock() < begins:
        pass
    start = last = clock()
    while last < ends:
        now = clock()
        if now - last > gap:
            stretches.append((start, last, index))
            start = now
        last = now
    stretches.append((start, last, index))


def merged(stretches):
    """Stretches in order; those of one thread are joined where no other ran between them."""
    slices = []
    for start, end, thread in sorted(stretches):
        if slices and slices[-1][2] == thread:
            slices[-1][1] = max(end, slices[-1][1])
        else:
            slices.append([start, end, thread])
    return slices


def record(threads, seconds, interval_ms):
    """Runs the threads and returns the recording as a dictionary."""
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        raise SystemExit("This Python runs without the lock (free-threaded), so nobody holds it.")
    sys.setswitchinterval(interval_ms / 1e3)
    stretches = []
    begins = time.perf_counter_ns() + 50_000_000
    ends = begins + int(seconds * 1e9)
    workers = [
        threading.Thread(target=compute, args=(index, begins, ends, stretches))
        for index in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    slices = merged(stretches)
    # Two clocks read at a hand-over may differ by less than a microsecond; nobody holds the lock twice.
    for earlier, later in zip(slices, slices[1:]):
        earlier[1] = min(earlier[1], later[0])
    zero = slices[0][0]
    return {
        "kind": "gil_holding_timeline",
        "method": "gap detection in perf_counter_ns loops",
        "python": platform.python_version(),
        "platform": f"{platform.system()}, {os.cpu_count()} cores",
        "switch_interval_ms": interval_ms,
        "threads": [f"T{index}" for index in range(threads)],
        "slices": [
            {
                "thread": thread,
                "start_us": round((start - zero) / 1e3, 1),
                "end_us": round((end - zero) / 1e3, 1),
            }
            for start, end, thread in slices
        ],
    }


def number(kind, low, high):
    """A type for argparse: a number within limits."""

    def read(text):
        value = kind(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must lie between {low} and {high}")
        return value

    return read


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--threads", type=number(int, 1, 32), default=2)
    parser.add_argument("--seconds", type=number(float, 0.05, 10), default=0.6)
    parser.add_argument(
        "--interval",
        type=number(float, 0.1, 1_000),
        default=5,
        help="switch interval in milliseconds",
    )
    parser.add_argument("--output", default="gil-recording.json", help="- for the screen")
    options = parser.parse_args()
    recording = record(options.threads, options.seconds, options.interval)
    if options.output == "-":
        json.dump(recording, sys.stdout)
        print()
        return
    with open(options.output, "w", encoding="utf-8") as file:
        json.dump(recording, file)
    count = len(recording["slices"])
    print(f"{options.output}: {count} turns of {options.threads} threads on Python {recording['python']}")


if __name__ == "__main__":
    main()
