# runs on: pyodide, cpython
scores = [30, 10, 20]
same_list = scores

print(sorted(scores), "but still", scores)

result = scores.sort()
print(scores, "and the result is", result)
print("the other name sees it too:", same_list)

print(sorted("cab"))
print(sorted({"b": 1, "a": 2}))
