# runs on: pyodide, cpython
letters = ["a", "b"]

iterator = iter(letters)  # what a for loop does
while True:
    try:
        letter = next(iterator)
    except StopIteration:
        print("StopIteration")
        break
    print(letter)

print(next(iterator, "the default"))
print("iterator is its own iterator:", iter(iterator) is iterator)
print("list is its own iterator:", iter(letters) is letters)
try:
    next(letters)
except TypeError as error:
    print("TypeError:", error)
