# runs on: pyodide, cpython
import pickle

try:
    compile("lambda x: return x", "example", "eval")
except SyntaxError:
    print("a statement in a lambda: SyntaxError")

late = [lambda: n for n in range(3)]
print("looked up at the call:", [function() for function in late])

early = [lambda n=n: n for n in range(3)]
print("default taken at once:", [function() for function in early])

try:
    pickle.dumps(late[0])
except (pickle.PicklingError, AttributeError):
    print("a lambda cannot be pickled")
