import threading


def work(rounds):
    total = 0
    for number in range(rounds):
        total += number * number
    print(threading.current_thread().name, "is done")


threads = [
    threading.Thread(target=work, args=(300_000,), name=name)
    for name in ("red", "green", "blue")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
