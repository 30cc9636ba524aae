# runs on: pyodide, cpython
print(repr("  two words \n".strip()))

print("www.wow.example".lstrip("w."))  # takes more than "www."
print("report.txt".rstrip(".txt"))  # takes the t of "report" too

print("www.wow.example".removeprefix("www."))
print("report.txt".removesuffix(".txt"))
print("report.csv".removesuffix(".txt"))
