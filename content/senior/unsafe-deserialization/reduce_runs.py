# runs on: pyodide, cpython
import pickle
import pickletools


class Order:
    def __reduce__(self):
        return print, ("this ran inside loads()",)


data = pickle.dumps(Order(), protocol=4)
del Order  # the receiver knows no such class

for opcode, argument, _ in pickletools.genops(data):
    if opcode.name in ("SHORT_BINUNICODE", "STACK_GLOBAL", "REDUCE"):
        print(opcode.name, argument or "")

print("--- now loading")
result = pickle.loads(data)
print("--- got", result)
