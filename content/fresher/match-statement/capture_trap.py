# runs on: pyodide, cpython
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


RED = Color.RED

match Color.BLUE:
    case Color.RED:
        print("dotted name: red")
    case RED:  # a capture: fits anything
        print("bare name fits; RED is now", RED)

source = "match 5:\n case RED: pass\n case 5: pass\n"
try:
    compile(source, "example", "exec")
except SyntaxError as error:
    print("SyntaxError:", error.msg)
