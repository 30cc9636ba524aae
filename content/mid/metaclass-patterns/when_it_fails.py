# runs on: pyodide, cpython
SOURCE = """
class Handler:
    def __init_subclass__(cls, *, event=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if event is None:
            raise TypeError(f"{cls.__name__} names no event")
        registry[event] = cls

class OrderPlaced(Handler, event="order"):
    pass

def never_called():
    class Unseen(Handler):
        pass

class Nameless(Handler):
    pass
"""
code = compile(SOURCE, "handlers.py", "exec")
print("compiled without complaint")

registry = {}
try:
    exec(code, {"registry": registry, "__name__": "handlers"})
except TypeError as error:
    print("when the class statement ran:", error)
print("registered:", list(registry))
