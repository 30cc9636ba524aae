# runs on: pyodide, cpython
def check(label, source):
    try:
        compile(source, "example", "exec")
        print(label, "-> fine")
    except SyntaxError as error:
        print(label, "->", type(error).__name__)


check("two spaces      ", "if True:\n  x = 1\n  y = 2\n")
check("no block        ", "if True:\nx = 1\n")
check("only a comment  ", "if True:\n    # later\n")
check("pass            ", "if True:\n    pass\n")
check("dots            ", "if True:\n    ...\n")
check("uneven          ", "if True:\n    x = 1\n  y = 2\n")
check("tab, then spaces", "if True:\n\tx = 1\n        y = 2\n")
print(issubclass(TabError, IndentationError))
