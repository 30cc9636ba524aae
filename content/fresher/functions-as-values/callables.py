# runs on: pyodide, cpython
class Adder:
    def __init__(self, step):
        self.step = step

    def __call__(self, number):
        return number + self.step

    def reset(self):
        self.step = 0


add_ten = Adder(10)
print(list(map(add_ten, [1, 2])))

for thing in [Adder, add_ten, add_ten.reset, "text".upper, "text"]:
    print(type(thing).__name__, callable(thing))

print("methods ==:", add_ten.reset == add_ten.reset)
print("lambdas ==:", (lambda: 0) == (lambda: 0))
