# runs on: pyodide
import dis


class Service:
    requests = 0

    def __init__(self):
        self.size = 1


def opcode_after(changes, service):
    def read():
        return service.size

    for _ in range(changes):
        Service.requests += 1
        read()
    for _ in range(200):
        read()
    instructions = dis.get_instructions(read, adaptive=True)
    return next(i.opname for i in instructions if "ATTR" in i.opname)


print("after 10 changes:  ", opcode_after(10, Service()))
print("after 2000 changes:", opcode_after(2000, Service()))
