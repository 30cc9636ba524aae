# runs on: pyodide
from annotationlib import Format, get_annotations


class Node:
    parent: Node | None  # no quotation marks needed
    payload: Payload


for format in Format.FORWARDREF, Format.STRING:
    payload = get_annotations(Node, format=format)["payload"]
    print(format.name, type(payload).__name__)

try:
    get_annotations(Node)  # Format.VALUE
except NameError as error:
    print("VALUE", error)


class Payload:
    pass


print("later:", Node.__annotations__["payload"].__name__)
print("kept:", Node.__annotations__ is Node.__annotations__)
