# runs on: pyodide, cpython
import sys
import tempfile
from pathlib import Path

SOURCE = '''
print("executing settings.py")
mode = "test"

def switch():
    global mode
    mode = "live"
'''

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "settings.py").write_text(SOURCE, encoding="utf-8")
    sys.path.insert(0, folder)

    import settings
    import settings as again  # already loaded: nothing is executed
    from settings import mode

print("same object:", settings is again is sys.modules["settings"])
settings.switch()
print("settings.mode:", settings.mode, "- mode:", mode)
