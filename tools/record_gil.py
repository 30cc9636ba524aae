"""Records who holds CPython's lock on this machine, for the page "The lock, at work".

    python3 tools/record_gil.py [THREADS] > recording.json

Some threads do nothing but read a clock. A thread that is running reads it every fraction of a microsecond; where a
thread's readings have a gap, another one had the lock. The stretches without gaps are who held it from when to when.
Nothing but the standard library is needed, and nothing is sent anywhere. Open the file on the page, under "Change the
program".
"""

import datetime
import json
import platform
import sys
import threading
from time import perf_counter_ns

SECONDS = 0.15
# A gap shorter than this, in nanoseconds, is the operating system's business and no change of hands.
GAP = 20_000


def watch(start, until, stretches):
    """Reads the clock until `until`, and notes each stretch without a gap."""
    start.wait()
    began = last = perf_counter_ns()
    while last < until[0]:
        now = perf_counter_ns()
        if now - last > GAP:
            stretches.append((began, last))
            began = now
        last = now
    stretches.append((began, last))


def record(count):
    """Who held the lock, as the page reads it."""
    start = threading.Barrier(count + 1)
    until = [perf_counter_ns() + 10**12]
    seen = [[] for _ in range(count)]
    threads = [
        threading.Thread(target=watch, args=(start, until, stretches))
        for stretches in seen
    ]
    for thread in threads:
        thread.start()
    begin = perf_counter_ns()
    until[0] = begin + int(SECONDS * 1e9)
    start.wait()
    for thread in threads:
        thread.join()
    slices = sorted(
        (began, ended, index)
        for index, stretches in enumerate(seen)
        for began, ended in stretches
        if ended > began
    )
    if not slices:
        sys.exit("Nothing was recorded; is the machine very busy? Try again.")
    if any(one[1] > other[0] for one, other in zip(slices, slices[1:])):
        sys.exit(
            "Two threads ran at once: this Python has no lock (a free-threaded build), so there is nothing to record."
        )
    first = slices[0][0]
    return {
        "kind": "gil_holding_timeline",
        "method": "gap detection in perf_counter_ns loops",
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "recorded": datetime.date.today().isoformat(),
        "switch_interval_ms": sys.getswitchinterval() * 1e3,
        "threads": [f"T{index}" for index in range(count)],
        "slices": [
            {
                "thread": index,
                "start_us": (began - first) / 1e3,
                "end_us": (ended - first) / 1e3,
            }
            for began, ended, index in slices
        ],
    }


def main():
    text = sys.argv[1] if len(sys.argv) > 1 else "2"
    if not text.isdigit() or not 1 <= int(text) <= 16:
        sys.exit(f"{text!r} is no number of threads from 1 to 16.")
    json.dump(record(int(text)), sys.stdout)


if __name__ == "__main__":
    main()
