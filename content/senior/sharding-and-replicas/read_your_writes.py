# runs on: pyodide, cpython
class Node:
    def __init__(self):
        self.log, self.rows = [], {}

    @property
    def position(self):
        return len(self.log)

    def apply(self, entries):
        for key, value in entries:
            self.log.append((key, value))
            self.rows[key] = value

def replicate(primary, replica, entries):
    start = replica.position
    replica.apply(primary.log[start:start + entries])

def read(key, seen=0):  # seen: the position of this user's last write
    fresh = replica.position >= seen
    node = replica if fresh else primary
    return ("replica" if fresh else "primary"), node.rows.get(key)

primary, replica = Node(), Node()
primary.apply([("name", "Ann"), ("name", "Bea")])
token = primary.position  # goes into the user's session
print("any replica:", read("name"))
print("with token:", read("name", token))
replicate(primary, replica, 1)
print("half caught up:", read("name"), read("name", token))
replicate(primary, replica, 1)
print("caught up:", read("name", token))
