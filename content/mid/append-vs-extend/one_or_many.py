# runs on: pyodide, cpython
base = [1, 2]
for value in ([3, 4], "ab", {"k": 1}, b"ab", range(2)):
    appended, extended = base.copy(), base.copy()
    appended.append(value)
    extended.extend(value)
    print(f"{value!r:12} append: {appended!r:22} extend: {extended}")

print("return value:", base.append(3))
try:
    base.extend(4)
except TypeError as error:
    print("extend(4):", type(error).__name__)

def failing():
    yield 10
    yield 20
    raise RuntimeError("source broke")

try:
    base.extend(failing())
except RuntimeError:
    print("kept what had arrived:", base)
