# runs on: pyodide, cpython
journal = []   # durable in real life
bookings = {}  # the other services, keyed by step


def book(saga, step):
    if (saga, step) in bookings:
        return "already booked"
    bookings[saga, step] = True
    return "booked"


def run(saga, crash_after=None):
    for step in "flight", "hotel":
        if (saga, step) in journal:
            print(step, "- skipped, in the journal")
            continue
        print(step, "-", book(saga, step))
        if step == crash_after:
            return print("crash before the journal entry")
        journal.append((saga, step))
    print("complete, bookings:", len(bookings))


run(17, crash_after="hotel")
run(17)
