# runs on: pyodide, cpython
def port(settings):
    try:
        return int(settings["port"])
    except KeyError as error:
        raise ValueError("no port in the settings") from error
    except ValueError as error:
        print("bad port:", eror)  # a typing error


def explain(settings):
    try:
        port(settings)
    except Exception as error:
        print("died of:     ", repr(error))
        print("  cause:     ", repr(error.__cause__))
        print("  context:   ", repr(error.__context__))


explain({})
explain({"port": "eighty"})
