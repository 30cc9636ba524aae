# runs on: pyodide, cpython
def parse(text):
    steps = ["try"]
    try:
        value = int(text)
    except ValueError:
        steps.append("except")
        value = None
    else:
        steps.append("else")
        value = 100 // value          # not guarded by the except
    finally:
        steps.append("finally")
        print(repr(text), "->", ", ".join(steps))
    return value

print(parse("7"))
print(parse("seven"))
try:
    parse("0")
except ZeroDivisionError as error:
    print("raised in else, escaped:", type(error).__name__)
