# runs on: pyodide, cpython
import copy

row = [0, 0]
grid = [row, row]  # the same row twice
shallow, deep = copy.copy(grid), copy.deepcopy(grid)

row[0] = 9
print("shallow:", shallow)
print("deep:   ", deep)

deep[0][1] = 5  # sharing *inside* the copy was kept
print("deep rows still one object:", deep[0] is deep[1], deep)

loop = ["start"]
loop.append(loop)
twin = copy.deepcopy(loop)
print("the cycle was rebuilt:", twin[1] is twin, twin is not loop)

frozen = (1, "a", (2.5, None))
print("nothing to copy:", copy.deepcopy(frozen) is frozen)
