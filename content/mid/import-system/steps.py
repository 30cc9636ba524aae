# runs on: pyodide, cpython
import importlib.abc
import importlib.util
import sys


class DictFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    sources = {"greeting": "import sys\n"
                           "me = sys.modules[__name__]\n"
                           "word = 'hello'"}

    def find_spec(self, name, path=None, target=None):
        if name in self.sources:
            print("1 find", name)
            return importlib.util.spec_from_loader(name, self)

    def exec_module(self, module):
        name = module.__name__
        print("2 in sys.modules:", name in sys.modules,
              "- has its names:", hasattr(module, "word"))
        exec(self.sources[name], module.__dict__)


sys.meta_path.append(DictFinder())
import greeting
import greeting as again  # the cache answers: nothing printed

print("3 bound:", greeting.word, "- same object:",
      greeting is again is greeting.me)
