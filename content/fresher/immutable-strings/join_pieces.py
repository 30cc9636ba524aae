# runs on: pyodide, cpython
pieces = ["0123456789"] * 1000

text = ""
copied = 0
for piece in pieces:
    text = text + piece
    copied += len(text)  # a new string holds all of it again

print("characters, one new string a step:", copied)
print("characters copied by one join:", len("".join(pieces)))
print("same text:", text == "".join(pieces))

try:
    ", ".join(["total", 3])
except TypeError as error:
    print("TypeError:", error)
print(", ".join(map(str, ["total", 3])))
