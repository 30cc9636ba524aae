# runs on: pyodide, cpython
class Cart:
    def total(self, tax):
        return 100 + tax


cart = Cart()
function = vars(Cart)["total"]
print(type(function).__name__, "->", type(cart.total).__name__)
print(function.__get__(cart, Cart)(7), cart.total.__self__ is cart)
print("a new bound method each time:", cart.total is not cart.total)

cart.total = lambda tax: "shadowed"  # functions have no __set__
print(cart.total(7))

for kind in function, property(), classmethod(function), len:
    print(f"{type(kind).__name__:27}",
          hasattr(kind, "__get__"), hasattr(kind, "__set__"))
