# runs on: pyodide, cpython
from collections import Counter

words = "the cat and the dog and the bird".split()
counts = Counter(words)

print(counts.most_common(2))
print(counts["the"], counts["fish"], "fish" in counts)
print("different:", len(counts), "in all:", sum(counts.values()))

counts.update(["cat", "cat"])
print(counts["cat"])
