# runs on: pyodide, cpython
def linearise(cls):
    lists = [linearise(base) for base in cls.__bases__]
    lists.append(list(cls.__bases__))
    order = [cls]
    while lists := [entries for entries in lists if entries]:
        for head, *_ in lists:
            if not any(head in entries[1:] for entries in lists):
                break
        else:
            raise TypeError("no consistent order")
        order.append(head)
        lists = [[e for e in entries if e is not head]
                 for entries in lists]
    return order


class Base: pass
class Cached(Base): pass
class Logged(Base): pass
class Store(Cached, Logged): pass


print(" > ".join(cls.__name__ for cls in linearise(Store)))
print("as Python has it:", linearise(Store) == list(Store.__mro__))
print("bool:", [cls.__name__ for cls in bool.__mro__])
