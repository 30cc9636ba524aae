# runs on: pyodide, cpython
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "menu.txt")
    with open(path, "wb") as file:
        file.write("café\r\ntea\n".encode("utf-8"))

    for encoding in ("utf-8", "latin-1", "ascii"):
        try:
            with open(path, encoding=encoding) as file:
                print(f"{encoding:8}", ascii(file.read()))
        except UnicodeDecodeError as error:
            print(f"{encoding:8}", type(error).__name__,
                  "at byte", error.start)
    with open(path, encoding="ascii", errors="replace") as file:
        print("replace ", ascii(file.readline()))
    with open(path, encoding="utf-8", newline="") as file:
        print("newline=''", ascii(file.readline()))
    with open(path, "rb") as file:
        print("bytes   ", file.readline())
