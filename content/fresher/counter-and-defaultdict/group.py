# runs on: pyodide, cpython
from collections import Counter, defaultdict

groups = defaultdict(list)
for word in ["tea", "jam", "milk", "toast", "cake"]:
    groups[len(word)].append(word)
print(dict(groups))

print(groups.get(9), 9 in groups)
print(groups[9], 9 in groups)

zeros, counter = defaultdict(int), Counter()
print(zeros["x"], counter["x"], len(zeros), len(counter))

try:
    defaultdict([])
except TypeError as error:
    print("TypeError:", error)
