# runs on: pyodide, cpython
def add(a, b):
    return a + b


def unknown(a, b):
    return "no such command"


commands = {"add": add, "max": max, "power": pow}

for line in ["add 2 3", "max 2 3", "power 2 3", "fly 2 3"]:
    name, first, second = line.split()
    command = commands.get(name, unknown)
    print(line, "->", command(int(first), int(second)))

plus = add
print(plus is add, plus.__name__)
