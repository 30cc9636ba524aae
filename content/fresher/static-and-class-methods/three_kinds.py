# runs on: pyodide, cpython
class Base:
    def which_object(self):
        return f"an object of {type(self).__name__}"

    @classmethod
    def which_class(cls):
        return f"the class {cls.__name__}"

    @staticmethod
    def nothing(*args):
        return f"only what was passed: {args}"


class Child(Base):
    pass


child = Child()
print(child.which_object())
print(child.which_class(), "/", Base.which_class())
print(child.nothing(), "/", Base.nothing(1))
try:
    Base.which_object()
except TypeError as error:
    print("TypeError:", error)
