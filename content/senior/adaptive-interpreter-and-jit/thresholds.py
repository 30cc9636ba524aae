# runs on: pyodide
import dis


def add(a, b):
    return a + b


def addition():
    for instruction in dis.get_instructions(add, adaptive=True):
        if instruction.opname.startswith("BINARY_OP"):
            return instruction


calls = misses = 0
while addition().opname == "BINARY_OP":
    add(1, 2)
    calls += 1
print(f"after {calls} calls with ints: {addition().opname}")
while addition().opname == "BINARY_OP_ADD_INT":
    add("a", "b")
    misses += 1
print(f"after {misses} calls with strings: {addition().opname}")
cache = [(name, size) for name, size, _ in addition().cache_info]
print("its inline cache, in 16-bit units:", cache)
