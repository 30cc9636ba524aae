# runs on: pyodide, cpython
class Field:
    def __set_name__(self, owner, name):
        self.name = name
        print("field", name, "of", owner.__name__)


class Exporter:
    registry = {}

    def __init_subclass__(cls, *, suffix, **kwargs):
        super().__init_subclass__(**kwargs)
        if suffix in Exporter.registry:
            raise TypeError(f"{cls.__name__}: {suffix} is taken")
        Exporter.registry[suffix] = cls


class CsvExporter(Exporter, suffix=".csv"):
    delimiter = Field()


try:
    class OtherExporter(Exporter, suffix=".csv"):
        pass
except TypeError as error:
    print("TypeError:", error)
print([kind.__name__ for kind in Exporter.registry.values()])
print("metaclass:", type(CsvExporter).__name__)
