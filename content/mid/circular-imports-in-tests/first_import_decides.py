# runs on: pyodide, cpython
import pathlib
import sys
import tempfile

FILES = {
    "orders": "from users import User\n"
              "class Order: owner = User\n",
    "users": "class User: pass\n"
             "print('  orders is in sys.modules:',"
             " 'orders' in __import__('sys').modules)\n"
             "from orders import Order\n",
}


with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for name, source in FILES.items():
        pathlib.Path(folder, name + ".py").write_text(source)
    for first in "users", "orders":
        print("import", first, "first")
        for name in FILES:
            sys.modules.pop(name, None)
        try:
            __import__(first)
            print("  works")
        except ImportError as error:
            print(" ", str(error).partition(" (/")[0])
