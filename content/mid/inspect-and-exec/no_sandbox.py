# runs on: pyodide, cpython
import ast
import tracemalloc


class Vault:
    password = "hunter2"


attack = """[c for c in ().__class__.__base__.__subclasses__()
             if c.__name__ == 'Vault'][0].password"""
print("eval:", eval(attack, {"__builtins__": {}}))
try:
    ast.literal_eval(attack)
except ValueError as error:
    print("literal_eval: ValueError")

text = "[" + "0," * 20_000 + "]"
tracemalloc.start()
ast.literal_eval(text)
peak = tracemalloc.get_traced_memory()[1]
print("memory over 20 times the text:", peak > 20 * len(text))
