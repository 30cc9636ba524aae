# runs on: pyodide, cpython
class Till:
    def __init__(self):
        self.total = 5

    def open():  # no self in the def
        return "open"

    def show(self):
        return total  # no self. when reading

    def reset(self):
        total = 0  # no self. when setting: a local variable


till = Till()
for call in till.open, till.show, Till.reset:
    try:
        call()
    except (TypeError, NameError) as error:
        print(type(error).__name__, "-", error)

till.reset()
print("after reset:", till.total)
