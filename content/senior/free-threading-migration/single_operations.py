# runs on: cpython
from threading import Thread

items, winners, registry = [], [], {}


def work():
    for number in range(10_000):
        items.append(number)
    winners.append(registry.setdefault("pool", object()))


def run(*threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def intrude():
    try:
        next(steps)
    except ValueError as error:
        print("shared generator:", error)


run(*(Thread(target=work) for _ in range(4)))
print("all appends kept:", len(items) == 40_000)
print("one object for all:", len(set(winners)) == 1)
steps = (run(Thread(target=intrude)) for _ in range(1))
next(steps)  # the intruder comes while this step is running
