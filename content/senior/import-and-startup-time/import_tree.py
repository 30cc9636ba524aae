# runs on: cpython
import subprocess
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "app.py").write_text("import slow\nimport quick\n")
    Path(folder, "slow.py").write_text("import time\ntime.sleep(0.2)\n")
    Path(folder, "quick.py").write_text("")
    command = [sys.executable, "-X", "importtime", "-c", "import app"]
    report = subprocess.run(command, cwd=folder, text=True,
                            stderr=subprocess.PIPE).stderr

for line in report.splitlines():
    own, cumulative, name = line.removeprefix("import time:").split("|")
    if name.strip() in ("app", "slow", "quick"):
        large = {True: "200 ms and more", False: "less"}
        print(f"{name:8} itself: {large[int(own) >= 200_000]:16}",
              "with imports:", large[int(cumulative) >= 200_000])
