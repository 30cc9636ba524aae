# runs on: pyodide, cpython
nan = float("nan")
other = float("nan")

print("nan == nan:     ", nan == nan)
print("nan is nan:     ", nan is nan)
print("nan in [nan]:   ", nan in [nan])
print("other in [nan]: ", other in [nan])
print("[nan] == [nan]: ", [nan] == [nan])
print("[other] == [nan]:", [other] == [nan])
