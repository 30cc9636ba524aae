# runs on: pyodide, cpython
def attempt(*arguments):
    try:
        return int(*arguments)
    except (ValueError, TypeError) as error:
        return type(error).__name__


print("text:    ", attempt(" 42\n"), attempt("1_000"))
print("decimal: ", attempt("3.9"), "but", int(float("3.9")))
print("bases:   ", attempt("1f", 16), attempt("0x1f", 0))
print("prefix:  ", attempt("0x1f"), "without a base")
print("zeros:   ", attempt("010"), attempt("010", 0))
print("no match:", attempt("three"), attempt(None))
print("floats:  ", int(3.9), int(-3.9), round(3.9))
