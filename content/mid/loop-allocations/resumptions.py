# runs on: pyodide, cpython
import sys

numbers = list(range(1_000))


def count_calls(work):
    calls = 0

    def on_event(frame, event, argument):
        nonlocal calls
        calls += event == "call"  # a frame is entered or resumed

    sys.setprofile(on_event)
    work()
    sys.setprofile(None)
    return calls


generator = count_calls(lambda: sum(n + 1 for n in numbers))
comprehension = count_calls(lambda: sum([n + 1 for n in numbers]))
print("generator resumed for each item:", generator > 1_000)
print("list built in one or two frames:", comprehension <= 2)
