# runs on: pyodide, cpython
def add(x, y=1):
    return x + y


anonymous = lambda x, y=1: x + y  # only for the comparison

print(type(add) is type(anonymous))
print("same bytecode:",
      add.__code__.co_code == anonymous.__code__.co_code)
print(add(2), anonymous(2))
print(add.__name__, anonymous.__name__)
