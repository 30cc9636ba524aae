# runs on: pyodide, cpython
def fail(name):
    raise RuntimeError("no card accepted")


def say(text):
    return lambda name: print(f"  {text} {name}")


STEPS = [  # name, action, compensation
    ("flight", say("book"), say("cancel")),
    ("hotel", say("book"), say("cancel")),
    ("payment", fail, say("refund")),
    ("e-mail", say("send"), None),  # cannot be undone: last
]


def run(steps):
    completed = []
    for name, action, compensation in steps:
        try:
            action(name)
        except RuntimeError as error:
            print(f"{name}: {error}; compensating")
            for done, undo in reversed(completed):
                undo(done)
            return "compensated"
        completed.append((name, compensation))
    return "completed"


print(run(STEPS))
