# runs on: pyodide, cpython
class Model: pass
class User(Model): pass
class Audit: pass


class First(User, Audit): pass
class Second(Audit, User): pass


def try_to_build(name, *bases):
    try:
        cls = type(name, bases, {})
    except TypeError as error:
        print(name, "- TypeError:", " ".join(str(error).split()))
    else:
        print(name, "-", [c.__name__ for c in cls.__mro__])


try_to_build("BaseFirst", Model, User)
try_to_build("SpecificFirst", User, Model)
try_to_build("Opposite", First, Second)
