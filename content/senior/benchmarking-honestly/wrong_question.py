# runs on: pyodide, cpython
import random


class Counted(int):
    comparisons = 0

    def __lt__(self, other):
        Counted.comparisons += 1
        return int(self) < int(other)


code = compile("60 * 60 * 24", "<benchmark>", "eval")
print("the multiplication is gone:", 86400 in code.co_consts)

numbers = [Counted(n) for n in range(1000)]
random.Random(1).shuffle(numbers)
for attempt in 1, 2:
    Counted.comparisons = 0
    numbers.sort()
    few = Counted.comparisons < 1000
    print(f"run {attempt} made fewer than 1000 comparisons: {few}")
