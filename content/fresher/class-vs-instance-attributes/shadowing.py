# runs on: pyodide, cpython
class Page:
    visits = 0  # class attribute

    def visit(self):
        self.visits += 1  # read from the class, write to self


home, news = Page(), Page()
home.visit()
home.visit()
print("home", home.visits, vars(home))
print("news", news.visits, vars(news))
print("class", Page.visits)

Page.visits = 100
print("class changed:", home.visits, news.visits)
del home.visits
print("shadow removed:", home.visits)
