# runs on: pyodide, cpython
import dis

pairs = {
    "two ints": (1, 2),
    "two floats": (1.5, 2.5),
    "two strings": ("a", "b"),
    "two lists": ([1], [2]),
}
for name, (left, right) in pairs.items():
    def add(a, b):
        return a + b

    for _ in range(100):
        add(left, right)
    code = dis.get_instructions(add, adaptive=True)
    fast = [i.opname for i in code if "OP_ADD_" in i.opname]
    print(f"{name}: {fast or 'general form'}")
