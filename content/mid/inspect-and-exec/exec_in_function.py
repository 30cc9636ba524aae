# runs on: pyodide, cpython
x = "global"


def with_exec():
    x = "local"
    exec("x = 'from exec'")
    return x


def with_namespace():
    namespace = {}
    exec("x = 'from exec'", namespace)
    return namespace["x"], "__builtins__" in namespace


print(with_exec())
print(with_namespace(), x)
namespace = {"__builtins__": {}, "price": 3, "count": 4}
print(eval("price * count", namespace))

TAX = {"de": lambda net: net * 1.19, "ch": lambda net: net * 1.081}
print(round(TAX["de"](100), 2), "- a table instead of eval")
