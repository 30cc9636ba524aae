# runs on: pyodide, cpython
from unicodedata import name, normalize

one = "\u00e9"  # e with an acute accent
two = "e\u0301"  # e, then a combining accent
for text in one, two:
    print(len(text), [name(character) for character in text])

print("equal:", one == two)
print("after NFC:", normalize("NFC", one) == normalize("NFC", two))

flag = "\U0001F1EF\U0001F1F5"  # shown as one flag
print("flag:", len(flag), "code points,", len(flag.encode()), "bytes")

print("Stra\u00dfe".casefold() == "STRASSE".casefold())
