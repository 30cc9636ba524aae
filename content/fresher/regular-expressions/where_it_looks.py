# runs on: pyodide, cpython
import re

number = re.compile(r"[0-9]+")
for text in "42 apples", "buy 42", "42":
    print(f"{text:9}", "search", bool(number.search(text)),
          "match", bool(number.match(text)),
          "fullmatch", bool(number.fullmatch(text)))

print("$ before a line end:", bool(re.match(r"[0-9]+$", "42\n")))
print("fullmatch:", bool(re.fullmatch(r"[0-9]+", "42\n")))
print("other digits:", bool(re.fullmatch(r"\d", "\u0663")))
print("lengths:", len("\bcat\b"), len(r"\bcat\b"))
