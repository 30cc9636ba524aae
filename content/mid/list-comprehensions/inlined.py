# runs on: pyodide
import sys
from types import CodeType


def nested_code(source):
    code = compile(source, "<example>", "exec")
    return [c.co_name for c in code.co_consts
            if isinstance(c, CodeType)]


print("Python", sys.version_info[:2])
print("list comprehension: ", nested_code("x = [n for n in y]"))
print("dict comprehension: ", nested_code("x = {n: 1 for n in y}"))
print("generator expression:", nested_code("x = (n for n in y)"))

n = "outer"
squares = [n * n for n in range(4)]  # inlined, yet n is its own
print(squares, "- n is still", n)
