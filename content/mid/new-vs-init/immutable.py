# runs on: pyodide, cpython
class TooLate(str):
    def __init__(self, text):
        self = text.strip().lower()  # rebinds a local name, no more


class Email(str):
    def __new__(cls, text):
        return super().__new__(cls, text.strip().lower())


class Wrong:
    def __new__(cls, value):
        return super().__new__(cls, value)  # object wants no value


print(repr(TooLate("  Ada@Example.ORG ")))
email = Email("  Ada@Example.ORG ")
print(repr(email), type(email).__name__)
print({email: "known"}.get("ada@example.org"))
try:
    Wrong(1)
except TypeError:
    print("TypeError: arguments passed on to object.__new__")
