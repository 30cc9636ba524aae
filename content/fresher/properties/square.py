# runs on: pyodide, cpython
class Square:
    def __init__(self, side):
        self.side = side  # goes through the setter

    @property
    def side(self):
        return self._side

    @side.setter
    def side(self, value):
        if value <= 0:
            raise ValueError("side must be positive")
        self._side = value

    @property
    def area(self):
        return self.side**2


square = Square(2)
square.side = 10
print(square.area, vars(square))
for name, value in ("side", -1), ("area", 5):
    try:
        setattr(square, name, value)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, "-", error)
