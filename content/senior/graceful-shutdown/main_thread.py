# runs on: cpython
import os
import signal
import threading
import time

stopping = False


def on_sigterm(signum, frame):
    global stopping
    stopping = True
    print("handler runs in:", threading.current_thread().name)


def helper():
    try:
        signal.signal(signal.SIGTERM, on_sigterm)
    except ValueError:
        print("helper thread: may not install a handler")
    os.kill(os.getpid(), signal.SIGTERM)  # as from outside


signal.signal(signal.SIGTERM, on_sigterm)
for job in 1, 2, 3:
    if stopping:
        print("job", job, "is left for another worker")
        continue
    thread = threading.Thread(target=helper)
    thread.start()
    time.sleep(0.2)  # interrupted for the handler, then continued
    thread.join()
    print("job", job, "finished")
