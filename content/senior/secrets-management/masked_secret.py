# runs on: pyodide, cpython
import traceback


class Secret:
    def __init__(self, value):
        self._value = value

    def reveal(self):
        return self._value

    def __repr__(self):
        return "Secret('***')"


def connect(settings, plain):
    raise ConnectionError(f"refused: {settings['host']}")


settings = {"host": "db.internal", "password": Secret("hunter2")}
print(f"starting with {settings}")
try:
    connect(settings, settings["password"].reveal())
except ConnectionError as error:
    report = traceback.TracebackException.from_exception(
        error, capture_locals=True)
    for name, text in report.stack[-1].locals.items():
        print(f"{name} = {text}")
