# runs on: pyodide, cpython
from operator import itemgetter

people = [("Mia", 31), ("Bo", 25), ("Ada", 31)]

print(sorted(people, key=lambda person: person[1]))
print(sorted(people, key=itemgetter(1)))
print(sorted(people, key=lambda person: (-person[1], person[0])))
print(max(people, key=lambda person: len(person[0])))
