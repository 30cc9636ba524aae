# runs on: pyodide
import dis


def total(price, count):
    tax = price * 0.2
    return price * count + tax


depth = 0
for instruction in dis.get_instructions(total):
    depth += dis.stack_effect(instruction.opcode, instruction.arg)
    print(f"{instruction.opname:34}{instruction.argrepr:13}{depth}")
