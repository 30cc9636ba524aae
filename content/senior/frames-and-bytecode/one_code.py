# runs on: pyodide, cpython
def scale_by(factor):
    def scale(value, digits=2):
        result = round(value * factor, digits)
        return result

    return scale


double, triple = scale_by(2), scale_by(3)
code = double.__code__
print("two functions, one code object:", code is triple.__code__)
print("arguments and locals:", code.co_varnames)
print("globals and attributes:", code.co_names)
print("from the enclosing call:", code.co_freevars)
print("their cells:", double.__closure__[0].cell_contents,
      triple.__closure__[0].cell_contents)
try:
    code.co_name = "other"
except AttributeError as error:
    print(type(error).__name__)
