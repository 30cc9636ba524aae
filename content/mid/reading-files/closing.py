# runs on: pyodide, cpython
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "data.txt")
    try:
        open(path, encoding="utf-8")
    except FileNotFoundError as error:
        print("no check beforehand:", type(error).__name__)

    with open(path, "x", encoding="utf-8") as file:
        file.write("1\ntwo\n3\n")
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                print("read", int(line))
    except ValueError:
        print("closed after the error:", file.closed)

    with open(path, encoding="utf-8") as file:
        print("first pass:", len(list(file)),
              "second pass:", len(list(file)))
