# runs on: pyodide, cpython
people = [("Cid", 30), ("Bob", 25), ("Ann", 30), ("Dee", 25)]


def age(person):
    return person[1]


print(sorted(people, key=age))
print(sorted(people, key=age, reverse=True))
print(sorted(people, key=age)[::-1])

# oldest first, and names from A to Z within one age
print(sorted(people, key=lambda person: (-person[1], person[0])))
