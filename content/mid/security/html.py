# runs on: cpython
# needs: jinja2
from jinja2 import Environment, select_autoescape

attack = "<script>steal()</script>"
link = "javascript:steal()"
bare = Environment()
print(bare.from_string("<p>{{ text }}</p>").render(text=attack))

escaping = Environment(autoescape=select_autoescape())
page = escaping.from_string("<p>{{ text }}</p>")
print(page.render(text=attack))
page = escaping.from_string("<p>{{ text | safe }}</p>")
print("safe:", page.render(text=attack))

page = escaping.from_string('<a href="{{ link }}">me</a>')
print("a link:", page.render(link=link))
page = escaping.from_string("<script>x = {{ text | tojson }}</script>")
print("tojson:", page.render(text="</script>"))
