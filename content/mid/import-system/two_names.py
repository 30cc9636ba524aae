# runs on: pyodide, cpython
import pathlib
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    package = pathlib.Path(folder, "shop")
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "errors.py").write_text(
        "class Missing(Exception): pass\nprint('run as', __name__)\n")
    sys.path[:0] = [folder, str(package)]

    import errors
    import shop.errors

    print("same class:", errors.Missing is shop.errors.Missing)
    try:
        raise shop.errors.Missing
    except errors.Missing:
        print("caught")
    except Exception as error:
        print("missed:", type(error).__module__)
