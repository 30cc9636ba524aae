# runs on: cpython
import subprocess
import tempfile
import venv

with tempfile.TemporaryDirectory() as folder:
    home = f"{folder}/demo"
    venv.create(home, symlinks=True, with_pip=False)
    script = f"env; echo ===; . {home}/bin/activate; env"
    shell = subprocess.run(
        ["sh", "-c", script], text=True, capture_output=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONHOME": "/elsewhere"})

before, after = ({line.split("=", 1)[0]: line.split("=", 1)[1]
                  for line in part.split("\n") if "=" in line}
                 for part in shell.stdout.split("===\n"))
print("PATH:", after["PATH"].replace(home, "<demo>"))
print("VIRTUAL_ENV:", after["VIRTUAL_ENV"].replace(home, "<demo>"))
print("prompt begins with:", after["PS1"].split()[0])
print("removed:", sorted(before.keys() - after.keys()))
