# runs on: pyodide, cpython
class Tag:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Tag) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

tag = Tag("draft")
tags = {tag}
print("equal object found:", Tag("draft") in tags)
tag.name = "final"            # the hash changes with it
print("still iterated over:", [t.name for t in tags])
print("found as itself:", tag in tags)

class OnlyEq:
    def __eq__(self, other):
        return True

print("__eq__ alone sets __hash__ to", OnlyEq.__hash__)
