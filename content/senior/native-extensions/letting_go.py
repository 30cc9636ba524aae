# runs on: cpython
import ctypes
import sys
import time
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


for loader in ctypes.CDLL, ctypes.PyDLL:
    usleep = loader(None).usleep
    goes_on = main_goes_on_during(lambda: usleep(300_000))
    print(f"{loader.__name__}: main thread goes on: {goes_on}")
