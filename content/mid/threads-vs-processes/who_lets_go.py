# runs on: cpython
import hashlib
import sys
import time
from functools import partial
from threading import Thread

sys.setswitchinterval(10)  # nobody is interrupted; only C code lets go


def main_goes_on_during(call):
    events = []

    def work():
        events.append("start")
        call()
        events.append("end")

    thread = Thread(target=work)
    thread.start()
    while thread.is_alive():
        events.append("tick")
        time.sleep(0.001)
    start, end = events.index("start"), events.index("end")
    return "tick" in events[start:end]


derive = partial(hashlib.pbkdf2_hmac, "sha256", b"key", b"s", 300_000)
add_up = partial(sum, range(5_000_000))
for name, call in ("pbkdf2_hmac", derive), ("sum(range)", add_up):
    print(name, "- main thread goes on:", main_goes_on_during(call))
