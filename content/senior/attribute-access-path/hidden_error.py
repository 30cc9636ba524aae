# runs on: pyodide, cpython
class Settings:
    @property
    def timeout(self):
        return self.config.timeout  # there is no self.config


class Proxy(Settings):
    def __getattr__(self, name):
        raise AttributeError(f"{type(self).__name__} has no {name!r}")


class Lenient(Settings):
    def __getattr__(self, name):
        return None


try:
    Proxy().timeout
except AttributeError as error:
    print(error)
    print("the property's own error is kept:",
          error.__context__ is not None)
print("swallowed whole:", Lenient().timeout)
