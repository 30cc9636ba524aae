# runs on: pyodide, cpython
class Ticket:
    comparisons = 0

    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        Ticket.comparisons += 1
        return self.number == other.number

    def __hash__(self):
        return hash(self.number)


for kind, add in (list, list.append), (set, set.add):
    for size in 200, 400, 800:
        Ticket.comparisons = 0
        seen = kind()
        for number in range(size):
            ticket = Ticket(number)
            if ticket not in seen:
                add(seen, ticket)
        print(kind.__name__, size, "->", Ticket.comparisons)
