# runs on: pyodide, cpython
import sys
from types import ModuleType
from unittest.mock import patch


def module(name, source):
    sys.modules[name] = ModuleType(name)
    exec(source, vars(sys.modules[name]))
    return sys.modules[name]


mail = module("mail", "def send(to): return 'REALLY SENT'")
orders = module("orders", """
from mail import send
def confirm(): return send('ada')
""")

for target in "mail.send", "orders.send":
    with patch(target, return_value="pretended") as fake:
        print("patch", target, "->", orders.confirm(), fake.call_count)

print("afterwards:", orders.send is mail.send)
