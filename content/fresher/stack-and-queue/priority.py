# runs on: pyodide, cpython
import heapq

tasks = []
for number, (priority, name) in enumerate(
    [(3, "sweep"), (1, "call"), (2, "write"), (1, "pay")]
):
    heapq.heappush(tasks, (priority, number, name))

print("next:", tasks[0][2])
while tasks:
    priority, number, name = heapq.heappop(tasks)
    print(priority, name)

numbers = [5, 3, 4, 1, 2]
heapq.heapify(numbers)
print("smallest first:", numbers[0], "- sorted:",
      numbers == sorted(numbers))
