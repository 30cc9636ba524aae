# runs on: pyodide, cpython
import importlib.metadata
import sys
import tempfile
import zipfile
from pathlib import Path

NAME = "friendly_greeter-1.2"
FACTS = "Metadata-Version: 2.1\nName: friendly-greeter\nVersion: 1.2\n"

with tempfile.TemporaryDirectory() as folder:
    wheel = Path(folder, f"{NAME}-py3-none-any.whl")
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("greeter.py", "def greet(): return 'hello'\n")
        archive.writestr(f"{NAME}.dist-info/METADATA", FACTS)
    with zipfile.ZipFile(wheel) as archive:  # this is installing
        print("in the wheel:", archive.namelist())
        archive.extractall(folder)
    sys.path.insert(0, folder)
    import greeter
    print("import greeter:", greeter.greet())
    print("version:", importlib.metadata.version("friendly-greeter"))
    try:
        import friendly_greeter
    except ModuleNotFoundError as error:
        print(error)
