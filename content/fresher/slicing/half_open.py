# runs on: pyodide, cpython
s = "abcde"
print(s[1:4], s[:2], s[2:], s[:2] + s[2:] == s)
print(s[-2:], s[:-2], s[::2])
print(s[::-1], s[3:0:-1])

print(repr(s[3:100]), repr(s[7:9]), repr(s[3:1]))
try:
    s[7]
except IndexError as error:
    print("IndexError:", error)

for n in 2, 1, 0:
    print("last", n, "->", repr(s[-n:]), repr(s[len(s) - n:]))
