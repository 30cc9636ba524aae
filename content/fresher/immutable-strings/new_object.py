# runs on: pyodide, cpython
greeting = "hello"
other = greeting

try:
    greeting[0] = "J"
except TypeError as error:
    print("TypeError:", error)

greeting.upper()  # the result is thrown away
print("after upper():", greeting)

greeting += " world"  # a new string; only this name is rebound
print("greeting:", greeting)
print("other:", other)

changed = "J" + greeting[1:]  # the way to "change" a letter
print("changed:", changed)
