# runs on: pyodide, cpython
first, *rest = (1, 2, 3)
*start, last = "abc"
head, *middle, tail = [1, 2]
print(rest, start, last, middle)

name, (day, month, *_), *_ = ["Ann", (14, 3, 2001), "x", "y"]
print(name, day, month, "- and _ is now", _)

try:
    compile("*a, b, *c = items", "demo", "exec")
except SyntaxError as error:
    print("SyntaxError:", error.msg)
