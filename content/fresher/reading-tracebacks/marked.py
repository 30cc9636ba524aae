# runs on: pyodide, cpython
import linecache
import sys
import traceback

SOURCE = '''\
order = {"customer": {"address": None}, "lines": [3, 4]}
city = order["customer"]["address"]["city"]
'''

# show the program under a fixed name, as if it were a file
lines = SOURCE.splitlines(keepends=True)
linecache.cache["shop.py"] = len(SOURCE), None, lines, "shop.py"

try:
    exec(compile(SOURCE, "shop.py", "exec"), {})
except TypeError as error:
    error.add_note("while reading order 17")
    traceback.print_exc(limit=-1, file=sys.stdout)  # last call only
