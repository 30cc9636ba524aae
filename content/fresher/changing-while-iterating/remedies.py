# runs on: pyodide, cpython
numbers = [2, 4, 6, 7, 8]
print([number for number in numbers if number % 2])

same_list = numbers
numbers[:] = [number for number in numbers if number % 2]
print("in place:", same_list)

stock = {"tea": 0, "jam": 3, "milk": 0}
print({name: count for name, count in stock.items() if count})

for name in list(stock):
    if not stock[name]:
        del stock[name]
print("in place:", stock)
