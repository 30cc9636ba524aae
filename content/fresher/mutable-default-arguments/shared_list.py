# runs on: pyodide, cpython
def default():
    print("evaluating the default")
    return []


def add(item, basket=default()):
    basket.append(item)
    return basket


print("the function is defined")
print(add("apple"))
print(add("pear"))
print(add("plum", ["my own"]))
print("stored in the function:", add.__defaults__)
print("one object:", add("fig") is add.__defaults__[0])
