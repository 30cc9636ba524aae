# runs on: pyodide, cpython
latin = "caf\u00e9".encode("latin-1")
try:
    latin.decode("utf-8")
except UnicodeDecodeError as error:
    print("UnicodeDecodeError at byte", error.start, "of", latin)

utf8 = "caf\u00e9".encode("utf-8")
print("wrong, no error:", ascii(utf8.decode("latin-1")))

print("replace:", ascii(latin.decode("utf-8", errors="replace")))
print("ignore: ", latin.decode("utf-8", errors="ignore"))

try:
    "caf\u00e9".encode("ascii")
except UnicodeEncodeError as error:
    print("UnicodeEncodeError at character", error.start)
