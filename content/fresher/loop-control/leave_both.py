# runs on: pyodide, cpython
def find(rows, wanted):
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell == wanted:
                return x, y  # leaves both loops
    return None


rows = ["...", "..K", "..."]
print(find(rows, "K"), find(rows, "Q"))

visited = []
for row in range(3):
    for column in range(3):
        if column == row:
            break  # leaves only the inner loop
        visited.append((row, column))
print(visited)

for number in range(3):
    print("number:", number, end="; ")
    number += 10  # no influence on the next round
print()
