# runs on: pyodide, cpython
class Account:
    def __new__(cls, *args):
        print("__new__ receives the class:", cls.__name__)
        instance = super().__new__(cls)
        print("the object exists, attributes:", vars(instance))
        return instance

    def __init__(self, owner):
        print("__init__ receives the object:", type(self).__name__)
        self.owner = owner

account = Account("Ada")
print("the call returns it:", vars(account))

account.__init__("Grace")   # an ordinary method: runs again
print("after a second __init__:", vars(account))
class Wrong:
    def __init__(self):
        return 42

try:
    Wrong()
except TypeError as error:
    print("TypeError:", error)
