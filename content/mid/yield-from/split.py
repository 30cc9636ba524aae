# runs on: pyodide, cpython
def numbers_until(stop):
    total = 0
    while (number := (yield)) != stop:
        total += number
    return total


def report():
    first = yield from numbers_until(0)
    second = yield from numbers_until(0)
    return f"first {first}, second {second}"


def pair():
    yield "item"
    return "result"


def run(generator, values):
    next(generator)
    try:
        for value in values:
            generator.send(value)
    except StopIteration as end:
        return end.value


print(run(report(), [1, 2, 3, 0, 40, 2, 0]))
print("a loop drops the result:", list(pair()))
