# runs on: cpython
import os
import subprocess
import sys

CRASH = "import os; print('last words'); os._exit(1)"

for value in "", "1":
    environment = {**os.environ, "PYTHONUNBUFFERED": value}
    result = subprocess.run([sys.executable, "-c", CRASH], text=True,
                            stdout=subprocess.PIPE, env=environment)
    print(f"PYTHONUNBUFFERED={value!r} the log has", [result.stdout])
