# runs on: pyodide, cpython
rate = 1

class Price:
    rate = 20
    names = [name for name in (rate,)]   # first iterable: seen
    table = [rate * n for n in (1, 2)]   # body: not seen

    def bare(self):
        return rate                      # skips the class body

    def dotted(self):
        return self.rate

print("first iterable:", Price.names)
print("inside the comprehension:", Price.table)
print("bare name in a method:", Price().bare())
print("through self:", Price().dotted())

try:
    int("x")
except ValueError as error:
    pass
print("error still bound:", "error" in globals())
