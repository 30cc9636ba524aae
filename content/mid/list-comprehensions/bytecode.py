# runs on: pyodide, cpython
import dis
from types import CodeType


def instructions(code):
    for step in dis.get_instructions(code):
        yield step.opname, step.argval
        if isinstance(step.argval, CodeType):  # 3.11: nested code
            yield from instructions(step.argval)


loop = """
squares = []
for n in numbers:
    squares.append(n * n)
"""
comprehension = "squares = [n * n for n in numbers]"

for source in loop, comprehension:
    found = set(instructions(compile(source, "<example>", "exec")))
    names = {opname for opname, _ in found}
    looks_up = any(argument == "append" for _, argument in found)
    print("still a bytecode loop:", "FOR_ITER" in names)
    print("  looks up 'append':  ", looks_up)
    print("  uses LIST_APPEND:   ", "LIST_APPEND" in names)
