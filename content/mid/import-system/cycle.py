# runs on: pyodide, cpython
import pathlib
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    files = {
        "orders": "import users\nfee = 5\n",
        "users": "from orders import fee\n",
        "bills": "import clients\nfee = 5\n",
        "clients": "import bills\ndef total(): return bills.fee\n",
    }
    for name, source in files.items():
        pathlib.Path(folder, name + ".py").write_text(source)
    sys.path.insert(0, folder)

    try:
        import orders
    except ImportError as error:
        print(str(error).partition(" (")[0])
    print("left in sys.modules:",
          [name for name in files if name in sys.modules])

    import bills  # the same cycle, but the name is used later
    print("total:", bills.clients.total())
