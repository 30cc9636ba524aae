# runs on: cpython
import os
import subprocess
import tempfile
import venv

PROBE = """
import sys, sysconfig
print("in a venv:", sys.prefix != sys.base_prefix)
purelib = sysconfig.get_path("purelib")
stdlib = sysconfig.get_path("stdlib")
print("packages inside it:", purelib.startswith(sys.prefix))
print("own standard library:", stdlib.startswith(sys.prefix))
print("site-packages on sys.path:",
      sum(path.endswith("site-packages") for path in sys.path))
"""

with tempfile.TemporaryDirectory() as folder:
    venv.create(folder, symlinks=True, with_pip=False)
    python = os.path.join(folder, "bin", "python")
    subprocess.run([python, "-c", PROBE], check=True)
    with open(f"{folder}/pyvenv.cfg", encoding="utf-8") as file:
        keys = [line.split(" = ")[0] for line in file]
print("pyvenv.cfg names its base:", "home" in keys)
