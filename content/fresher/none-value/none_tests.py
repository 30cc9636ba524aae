# runs on: pyodide, cpython
class Agreeable:
    def __eq__(self, other):
        return True


thing = Agreeable()
print("== None:", thing == None)  # fooled by __eq__
print("is None:", thing is None)

print("one object:", type(None)() is None)
print("equal to False, 0, '':",
      None == False, None == 0, None == "")

names = ["Zoe", "Ann"]
print("sort gives:", names.sort(), "- the list:", names)

try:
    print(names.sort().pop())
except AttributeError as error:
    print("AttributeError:", error)
