# runs on: pyodide, cpython
class Item:
    compared = 0

    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        Item.compared += 1
        return self.number == other.number

    def __hash__(self):
        return hash(self.number)


items = [Item(number) for number in range(200)]

result = []
for item in items:
    if item not in result:
        result.append(item)
print("list:", Item.compared, "comparisons")

Item.compared = 0
dict.fromkeys(items)
print("dict:", Item.compared, "comparisons")
