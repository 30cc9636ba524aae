# runs on: pyodide
from annotationlib import (
    Format, get_annotate_from_class_namespace, get_annotations)


class Meta(type):
    def __new__(meta, name, bases, namespace):
        print("in the namespace:", "__annotations__" in namespace)
        found = get_annotate_from_class_namespace(namespace)
        print("an annotate function:", found is not None)
        return super().__new__(meta, name, bases, namespace)


def fields(cls):
    found = get_annotations(cls, format=Format.FORWARDREF)
    cls.fields = list(found)
    return cls


@fields
class Order(metaclass=Meta):
    customer: Customer  # defined further down
    total: int


print(Order.fields)
