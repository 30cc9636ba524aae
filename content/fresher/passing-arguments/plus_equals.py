# runs on: pyodide, cpython
def extend(values):
    values += values  # in place, if the object can do it


numbers_list = [1, 2]
extend(numbers_list)
print("list: ", numbers_list)

numbers_tuple = (1, 2)
extend(numbers_tuple)
print("tuple:", numbers_tuple)

text = "ab"
extend(text)
print("str:  ", text)

rows = [[0], [0]]
extend(list(rows))  # a copy protects the outer list
print("copy: ", rows)
