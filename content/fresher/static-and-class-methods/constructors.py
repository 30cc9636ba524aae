# runs on: pyodide, cpython
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    @classmethod
    def parse(cls, text):
        x, y = text.split(",")
        return cls(int(x), int(y))

    @staticmethod
    def parse_fixed(text):
        x, y = text.split(",")
        return Point(int(x), int(y))  # the class is hard-coded


class Pixel(Point):
    pass


print(type(Pixel.parse("3,4")).__name__)
print(type(Pixel.parse_fixed("3,4")).__name__)
