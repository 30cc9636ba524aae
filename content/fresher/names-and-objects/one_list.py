# runs on: pyodide, cpython
a = [1, 2]
b = a  # a second name, no second list
print("one object:", b is a)

b.append(3)  # mutate: both names see it
print("after append:", a, b)

b = [1, 2, 3]  # rebind: a is left alone
print("equal:", a == b, "- one object:", a is b)

b.append(4)
print("two lists now:", a, b)
