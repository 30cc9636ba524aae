# runs on: pyodide, cpython
import dis


def plain(settings):
    return settings["timeout"]


def guarded(settings):
    try:
        return settings["timeout"]
    except KeyError:
        return 30


def until_return(function):
    names = []
    for instruction in dis.get_instructions(function):
        names.append(instruction.opname)
        if instruction.opname == "RETURN_VALUE":
            return names


happy = [n for n in until_return(guarded) if n != "NOP"]
print("same path without an error:", happy == until_return(plain))
for function in plain, guarded:
    table = function.__code__.co_exceptiontable
    print(function.__name__, "has a table:", bool(table))
