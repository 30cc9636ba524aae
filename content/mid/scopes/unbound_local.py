# runs on: pyodide, cpython
total = 10

def read():
    return total

def rebind():
    print("reading total ...")
    total = total + 1

def rebind_global():
    global total
    total += 1

print("read:", read())
try:
    rebind()
except UnboundLocalError as error:
    print(type(error).__name__, "is a NameError:",
          isinstance(error, NameError))
rebind_global()
print("after global:", total)
print("locals of read:  ", read.__code__.co_varnames)
print("locals of rebind:", rebind.__code__.co_varnames)
