# runs on: pyodide, cpython
from collections import deque

stack = []
queue = deque()
for job in ["first", "second", "third"]:
    stack.append(job)
    queue.append(job)

print("stack:", stack.pop(), stack.pop())
print("queue:", queue.popleft(), queue.popleft())

queue.clear()
try:
    queue.popleft()
except IndexError as error:
    print("IndexError:", error)

print(list(deque([1, 2, 3, 4, 5], maxlen=3)))
