# runs on: pyodide, cpython
import re

line = 'name="Ada" city="Rome"'
print("greedy:", re.findall(r'".*"', line))
print("lazy:  ", re.findall(r'".*?"', line))
print("class: ", re.findall(r'"[^"]*"', line))
print("groups:", re.findall(r'(\w+)="([^"]*)"', line))

found = re.search(r"(?P<hour>\d\d):(?P<minute>\d\d)", "at 09:30")
if found is not None:
    print(found.group(), found["hour"], found.groups())

print(re.sub(r"(\d+)/(\d+)/(\d+)", r"\3-\2-\1", "22/11/2026"))
print(re.split(r"[,;] *", "a, b;c"))
