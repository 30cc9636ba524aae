# runs on: cpython
import pathlib
import subprocess
import sys
import tempfile


def import_pair(statement, reference):
    with tempfile.TemporaryDirectory() as folder:
        for me, other in ("a", "b"), ("b", "a"):
            source = (f"{statement.format(other)}\n"
                      f"def use(): return {reference.format(other)}\n"
                      f"def name(): return {me!r}\n")
            pathlib.Path(folder, me + ".py").write_text(source)
        run = subprocess.run(
            [sys.executable, "-c", "import a; print(a.use()())"],
            cwd=folder, capture_output=True, text=True)
    lines = (run.stdout + run.stderr).splitlines()
    print(f"{statement.format('b')!r}: {lines[-1].partition(' (/')[0]}")


import_pair("from {} import name", "name")
import_pair("import {}", "{}.name")
