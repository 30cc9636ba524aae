# runs on: pyodide, cpython
def mutate(parameter):
    print("the same object:", parameter is items)
    parameter.append("changed")


def rebind(parameter):
    parameter = ["new"]
    print("inside rebind:", parameter)


def swap(a, b):
    a, b = b, a


items = ["old"]
mutate(items)
print("after mutate:", items)
rebind(items)
print("after rebind:", items)

left, right = 1, 2
swap(left, right)
print("after swap:", left, right)
