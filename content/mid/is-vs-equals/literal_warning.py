# runs on: pyodide, cpython
import warnings

for source in "state is 'open'", "size is 0", "state is None":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<example>", "eval")
    for warning in caught:
        hint = str(warning.message).partition(". ")[2]
        print(f"{source:16} {warning.category.__name__}: {hint}")
    if not caught:
        print(f"{source:16} no warning")
