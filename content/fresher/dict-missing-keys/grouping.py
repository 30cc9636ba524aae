# runs on: pyodide, cpython
from collections import defaultdict

groups = defaultdict(list)
for name in ["Ann", "Bob", "Abe"]:
    groups[name[0]].append(name)
print(dict(groups))

print(groups.get("Z"), "Z" in groups)
print(groups["Z"], "Z" in groups)
