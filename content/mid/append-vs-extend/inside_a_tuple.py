# runs on: pyodide, cpython
record = ("ada", [1, 2])
try:
    record[1] += [3]
except TypeError as error:
    print("TypeError:", error)
print("and yet:", record)

record[1].extend([4])         # no assignment to the tuple
print("extend:", record)

def collect():
    numbers = [1]
    def step():
        numbers += [2]        # the assignment makes it local
    step()

try:
    collect()
except UnboundLocalError as error:
    print(type(error).__name__)
