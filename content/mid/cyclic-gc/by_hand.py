# runs on: pyodide, cpython
refers_to = {
    "cache": ["entry"],
    "entry": ["key"],
    "key": [],
    "parent": ["child"],
    "child": ["parent"],  # a cycle that nobody else holds
}
counts = {"cache": 1, "entry": 1, "key": 1, "parent": 1, "child": 1}

copies = dict(counts)
for targets in refers_to.values():
    for target in targets:
        copies[target] -= 1
print("after subtracting:", copies)

alive = []
pending = [name for name, copy in copies.items() if copy > 0]
while pending:
    name = pending.pop()
    alive.append(name)
    pending += [t for t in refers_to[name] if t not in alive]
print("alive:  ", alive)
print("garbage:", [name for name in refers_to if name not in alive])
