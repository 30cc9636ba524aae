# runs on: pyodide, cpython
NOT_GIVEN = object()


def update(person, name=NOT_GIVEN, phone=NOT_GIVEN):
    if name is not NOT_GIVEN:
        person["name"] = name
    if phone is not NOT_GIVEN:
        person["phone"] = phone  # None clears it


ann = {"name": "Ann", "phone": "555-0100"}
update(ann, name="Anna")
print(ann)
update(ann, phone=None)
print(ann)
