# runs on: pyodide, cpython
for number in [1, 2, 3]:
    square = number * number

if square > 5:
    size = "large"

doubled = [item * 2 for item in [1, 2]]

try:
    int("x")
except ValueError as error:
    message = "not a number"

for name in ["number", "square", "size", "item", "message", "error"]:
    print(name, "is still bound:", name in globals())


def last_word(text):
    for word in text.split():
        pass
    return word


print(last_word("to be or not"))
try:
    last_word("")
except UnboundLocalError as error:
    print(type(error).__name__, "when the loop had no rounds")
