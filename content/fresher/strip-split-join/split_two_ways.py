# runs on: pyodide, cpython
line = " one  two\tthree\n"
print(line.split())
print(line.split(" "))
print("".split(), "".split(" "))

print("7,,9".split(","))
print("url=a=b".split("=", maxsplit=1))
print("flag".partition("="))

text = "first\r\nsecond\n"
print(text.splitlines())
print(text.split("\n"))
