# runs on: pyodide, cpython
def average():
    total = count = 0
    mean = None
    try:
        while True:
            try:
                total += yield mean
                count += 1
            except ValueError:
                total = count = 0
            mean = total / count if count else None
    finally:
        print("closed after", count, "values")


running = average()
next(running)  # run up to the first yield
print(running.send(10), running.send(20))
print(running.throw(ValueError("start again")))
print(running.send(3))
running.close()
