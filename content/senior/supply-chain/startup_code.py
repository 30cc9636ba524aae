# runs on: pyodide, cpython
import site
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

with TemporaryDirectory() as directory:
    # what a wheel may leave in site-packages
    Path(directory, "innocent.pth").write_text(
        "import sys; sys.visited = 'code from a .pth file'\n")

    # what the interpreter does with site-packages at its start
    site.addsitedir(directory)
    sys.path.remove(directory)

print("nobody imported anything, yet:", sys.visited)
