# runs on: pyodide, cpython
import io
import os
import pickle
from datetime import date

ALLOWED = {("datetime", "date"): date}


class DateUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        try:
            return ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{name} refused") from None


class Attack:
    def __reduce__(self):
        return os.getenv, ("HOME",)


for value in {"due": date(2026, 11, 22)}, Attack():
    stream = io.BytesIO(pickle.dumps(value))
    try:
        print(DateUnpickler(stream).load())
    except pickle.UnpicklingError as error:
        print("UnpicklingError:", error)
