# runs on: pyodide, cpython
text = "5 \u20ac"  # a digit, a space, the euro sign
data = text.encode("utf-8")

print(len(text), "code points:", [hex(ord(c)) for c in text])
print(len(data), "bytes:", data, list(data))
print("back again:", data.decode("utf-8") == text)
print("one byte is an int:", data[0])

try:
    text + data
except TypeError as error:
    print("TypeError:", error)
print("equal:", b"abc" == "abc", " str():", str(data))
