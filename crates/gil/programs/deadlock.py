import threading
import time

cash = threading.Lock()
stock = threading.Lock()


def sell():
    with cash:
        time.sleep(0.01)
        if not stock.acquire(timeout=0.5):
            print("sell gives up: nobody can go on")
            return
        stock.release()


def buy():
    with stock:
        time.sleep(0.01)
        if not cash.acquire(timeout=1.5):
            print("buy gives up: nobody can go on")
            return
        print("buy goes on, because sell gave up")
        cash.release()


threads = [threading.Thread(target=work) for work in (sell, buy)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
