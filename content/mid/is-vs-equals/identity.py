# runs on: pyodide, cpython
first, second = [1, 2], [1, 2]
print("lists:", first == second, first is second)
print("numbers:", 1 == 1.0 == True, int("1") is float("1"))


class Always:
    def __eq__(self, other):
        return True


answer = Always()
print("== asks the object:", answer == None, answer is None)

# Caches: true or false by accident of size and origin.
print("small ints:", int("7") is int("7"))
print("large ints:", int("70000") is int("70000"))
print("built strings:", "".join(["a", "b"]) is "".join(["a", "b"]))
reused = any(id(object()) == id(object()) for _ in range(100))
print("an id may be reused:", reused)
