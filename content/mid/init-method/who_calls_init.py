# runs on: cpython
import copy
import pickle

class Temperature:
    def __init__(self, celsius):
        print("  __init__ runs")
        if celsius < -273.15:
            raise ValueError("below absolute zero")
        self.celsius = celsius

class Reading(Temperature):
    def __init__(self, sensor):
        self.sensor = sensor          # super().__init__ forgotten

print("calling the class:")
warm = Temperature(20)
print("copying:", copy.copy(warm).celsius)
print("unpickling:", pickle.loads(pickle.dumps(warm)).celsius)
print("without super().__init__:", vars(Reading("roof")))
try:
    Temperature(-300)
except ValueError as error:
    print("rejected:", error)
