# runs on: pyodide, cpython
names = ["tea", "milk", "jam"]
prices = [3, 1, 4]

for number, name in enumerate(names, start=1):
    print(number, name)

for number, (name, price) in enumerate(zip(names, prices)):
    print(number, name, price)

print(dict(zip(names, prices)))

rows = [(1, 2, 3), (4, 5, 6)]
print(list(zip(*rows)))
