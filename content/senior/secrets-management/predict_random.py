# runs on: pyodide, cpython
import random


def untemper(output):
    output ^= output >> 18
    output ^= output << 15 & 0xEFC60000
    word = output
    for _ in range(4):
        word = output ^ (word << 7 & 0x9D2C5680)
    output = word
    for _ in range(2):
        word = output ^ word >> 11
    return word


site = random.Random()  # seeded from the operating system
tokens = [site.getrandbits(32) for _ in range(624)]

attacker = random.Random()
state = tuple(untemper(token) for token in tokens) + (624,)
attacker.setstate((3, state, None))

print("after 624 outputs the next ones are known:",
      [attacker.getrandbits(32) for _ in range(100)]
      == [site.getrandbits(32) for _ in range(100)])
