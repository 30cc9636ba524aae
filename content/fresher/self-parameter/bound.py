# runs on: pyodide, cpython
class Dog:
    def __init__(self, name):
        self.name = name

    def bark(self):
        return f"{self.name} says woof"


rex = Dog("Rex")
print(rex.bark())
print(Dog.bark(rex))  # the same call, spelled out

bark = rex.bark  # no parentheses: a bound method
print(bark(), "-", type(bark).__name__)
print("remembers rex:", bark.__self__ is rex)
print("and the function:", bark.__func__ is Dog.bark)

rex.trick = lambda: "called without self"
print(rex.trick())
