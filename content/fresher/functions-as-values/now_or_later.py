# runs on: pyodide, cpython
from functools import partial


def greet(greeting, name):
    return f"{greeting}, {name}"


word = "Hello"
fixed = partial(greet, word)
late = lambda name: greet(word, name)

word = "Goodbye"
print("partial:", fixed("Ann"))
print("lambda: ", late("Ann"))

read_binary = partial(int, base=2)
print("binary: ", [read_binary(text) for text in ["1", "10", "11"]])
