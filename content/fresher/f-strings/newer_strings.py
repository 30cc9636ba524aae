# runs on: pyodide
from html import escape
from string.templatelib import Interpolation

user = {"name": "Ada", "tags": ["x", "y"]}
print(f"{user["name"]}: {"\t".join(user["tags"])!r}")  # since 3.12


def to_html(template):
    parts = []
    for item in template:
        if isinstance(item, Interpolation):
            parts.append(escape(str(item.value)))
        else:
            parts.append(item)
    return "".join(parts)


comment = "<script>"
template = t"<p>{comment}</p>"  # since 3.14
print(type(template).__name__, template.strings, template.values)
print(to_html(template))
