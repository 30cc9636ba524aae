# runs on: pyodide, cpython
import sys
import tempfile
from importlib.machinery import SourceFileLoader
from pathlib import Path

sys.dont_write_bytecode = False
compilations = []


class CountingLoader(SourceFileLoader):
    def source_to_code(self, data, path, **options):
        compilations.append(path)
        return super().source_to_code(data, path, **options)


with tempfile.TemporaryDirectory() as folder:
    source = Path(folder, "settings.py")
    source.write_text("print('  the body runs')\n")
    for start in "first start", "second start":
        print(start)
        loader = CountingLoader("settings", str(source))
        exec(loader.get_code("settings"), {})
print("times compiled:", len(compilations))
