# runs on: pyodide, cpython
numbers = [2, 4, 6, 7, 8]
for number in numbers:
    print("visit", number)
    if number % 2 == 0:
        numbers.remove(number)
print("left:", numbers)

growing = [1]
for number in growing:
    if number == 5:
        break  # without this line it would never end
    growing.append(number + 1)
print("grew to:", growing)
