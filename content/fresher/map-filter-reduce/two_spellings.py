# runs on: pyodide, cpython
words = ["pear", "fig", "", "banana"]

print(list(map(lambda w: w.upper(),
               filter(lambda w: len(w) > 3, words))))
print([word.upper() for word in words if len(word) > 3])

print(list(map(int, "3 14 15".split())))
print(list(map(pow, [2, 3, 4], [5, 2])))
print(list(filter(None, [0, 1, None, "", "a", [], [0]])))
