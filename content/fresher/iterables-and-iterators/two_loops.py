# runs on: pyodide, cpython
import io


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):  # a new generator for each loop
        number = self.start
        while number > 0:
            yield number
            number -= 1


countdown = Countdown(2)
print([(a, b) for a in countdown for b in countdown])

file = io.StringIO("abcdefgh")
for block in iter(lambda: file.read(3), ""):
    print("block:", block)
