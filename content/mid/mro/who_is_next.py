# runs on: pyodide, cpython
class Root:
    def save(self, **options):
        print("  Root ends the line; left over:", options)


class Cached(Root):
    def save(self, *, ttl=60, **options):
        print("  Cached, ttl", ttl)
        super().save(**options)


class Logged(Root):
    def save(self, *, level="info", **options):
        print("  Logged, level", level)
        super().save(**options)


class Store(Cached, Logged):
    pass


print("a Cached object: after Cached comes Root")
Cached().save(ttl=5)
print("a Store object: after Cached comes Logged")
Store().save(ttl=5, level="debug")
