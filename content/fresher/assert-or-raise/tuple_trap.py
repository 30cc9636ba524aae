# runs on: pyodide, cpython
import warnings

WRONG = 'assert (1 == 2, "numbers differ")'
RIGHT = 'assert 1 == 2, ("numbers " "differ")'

for source in WRONG, RIGHT:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        code = compile(source, "check.py", "exec", optimize=0)
    print(source)
    print("  warnings:", [w.category.__name__ for w in caught])
    try:
        exec(code)
        print("  passed")
    except AssertionError as error:
        print("  failed:", error)
