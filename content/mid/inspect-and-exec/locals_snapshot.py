# runs on: pyodide
# PEP 667, since Python 3.13
import sys


def demo():
    number = 1
    snapshot = locals()
    snapshot["number"] = 99
    print("the variable:", number)
    number = 2
    print("old snapshot:", snapshot["number"],
          "- a new one:", locals()["number"])

    sys._getframe().f_locals["number"] = 42
    print("through the frame:", number)

    exec("number = 7")
    print("after exec:", number)


demo()
