# runs on: pyodide, cpython
import dis

code = compile("total = price * count", "<shop>", "exec")
print(type(code).__name__, "holding", type(code.co_code).__name__)
opnames = [step.opname for step in dis.get_instructions(code)]
print("one generic multiply:", opnames.count("BINARY_OP") == 1)

# The same bytecode, three meanings: the objects decide at run time.
for price in (2.5, "ab", [7]):
    scope = {"price": price, "count": 3}
    exec(code, scope)
    print(repr(price), "* 3 ->", scope["total"])

# A unit is compiled whole: line 1 never gets its chance to run.
broken = "print('line 1')\nprint('line 2'\n"
try:
    exec(compile(broken, "<broken>", "exec"))
except SyntaxError:
    print("SyntaxError, and nothing was printed")
