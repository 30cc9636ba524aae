# runs on: pyodide, cpython
numbers = other = [1, 2]
numbers += [3]  # the list grows in place
print("list:", other, "- still one object:", numbers is other)

numbers = numbers + [4]  # a new list, the name is rebound
print("list:", other, "- still one object:", numbers is other)

count = before = 1000
count += 1  # an int cannot change
print("int:", before, count)

word = before = "spam"
word += "!"
print("str:", before, word)
