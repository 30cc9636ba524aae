# runs on: pyodide, cpython
def register(*handlers, **options):
    options["seen"] = len(handlers)
    return handlers, options

def remember(name, names=[]):
    names.append(name)
    return names

settings = {"retries": 3}
handlers, options = register("log", "mail", **settings)
print(type(handlers).__name__, handlers)
print(type(options).__name__, options)
print("caller's dict:", settings)
print("next call:    ", register())

remember("ada")
print("mutable default:", remember("alan"))
