# runs on: pyodide, cpython
def load(how):
    try:
        {}["port"]
    except KeyError as missing:
        if how == "from error":
            raise ValueError("no port") from missing
        if how == "from None":
            raise ValueError("no port") from None
        raise ValueError("no port")

for how in ("from error", "from None", "plain"):
    try:
        load(how)
    except ValueError as error:
        print(f"{how:10}", "cause:", repr(error.__cause__),
              "| context:", repr(error.__context__),
              "| hidden:", error.__suppress_context__)
try:
    raise ExceptionGroup("jobs", [OSError("disk"), ValueError("x"),
                                  ValueError("y")])
except* OSError as group:
    print("OSError:", len(group.exceptions))
except* ValueError as group:
    print("ValueError:", len(group.exceptions))
