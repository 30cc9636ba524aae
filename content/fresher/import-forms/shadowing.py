# runs on: pyodide, cpython
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    mine = Path(folder, "colorsys.py")  # also in the standard library
    mine.write_text("favourite = 'green'\n", encoding="utf-8")
    sys.path.insert(0, folder)  # the script's folder comes first

    import colorsys
    print("found:", Path(colorsys.__file__).name, colorsys.favourite)
    print("mine: ", Path(colorsys.__file__).parent == mine.parent)
    try:
        colorsys.rgb_to_hsv(1, 0, 0)
    except AttributeError as error:
        print(type(error).__name__, "for", error.name)

for name in "random", "email", "shop":
    print(name, "is a standard name:", name in sys.stdlib_module_names)
