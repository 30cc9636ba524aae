# runs on: pyodide
from annotationlib import Format, get_annotations


class Leaf:
    parent: Branch | None  # Branch does not exist yet


print("as text:", get_annotations(Leaf, format=Format.STRING))
try:
    Leaf.__annotations__
except NameError as error:
    print("NameError:", error)


class Branch:
    pass


hint = Leaf.__annotations__["parent"]
print("now it is Branch | None:", hint == Branch | None)
