# runs on: pyodide, cpython
numbers = [0, 1, 2, 3, 4, 5]
copy = numbers[:]  # a new list
alias = numbers  # the same list

numbers[1:3] = ["a", "b", "c"]  # replace two items by three
print(numbers)
numbers[0:0] = ["first"]  # insert
del numbers[-2:]
print(numbers)

try:
    numbers[::2] = ["x"]
except ValueError as error:
    print("ValueError:", error)

numbers[:] = []
print("alias:", alias, " copy:", copy)

grid = [[1], [2]]
grid[:][0].append(9)  # the inner lists are shared
print(grid)
