# runs on: pyodide, cpython
import runpy
import sys
import tempfile
from pathlib import Path

SOURCE = '''
print("loading, __name__ is", __name__)
def total(prices):
    return sum(prices)
if __name__ == "__main__":
    print("started as a program:", total([1, 2]))
'''

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "report.py"
    path.write_text(SOURCE, encoding="utf-8")
    sys.path.insert(0, folder)

    print("-- import report")
    import report
    print("used as a module:", report.total([20, 5]))

    print("-- python report.py")
    runpy.run_path(str(path), run_name="__main__")
