# runs on: cpython
import faulthandler
import re
import signal
import tempfile
import threading

ready = threading.Event()
stock = threading.Lock()


def reserve_item():
    ready.set()
    with stock:  # never released: this request hangs
        print("reserved")


with tempfile.TemporaryFile("w+") as log:
    faulthandler.register(signal.SIGUSR1, file=log, all_threads=True)
    stock.acquire()
    worker = threading.Thread(target=reserve_item)
    worker.start()
    ready.wait()
    signal.raise_signal(signal.SIGUSR1)  # from a shell: kill -USR1 PID
    faulthandler.unregister(signal.SIGUSR1)
    log.seek(0)
    functions = re.findall(r" in (\w+)$", log.read(), re.MULTILINE)
    print("stuck function is in the dump:", "reserve_item" in functions)
stock.release()
