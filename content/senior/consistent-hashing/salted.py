# runs on: cpython
import os
import subprocess
import sys

CODE = """
from hashlib import blake2b
text = "user:42"
print(hash(text), blake2b(text.encode(), digest_size=8).hexdigest())
"""

builtin, stable = set(), set()
for seed in "1", "2", "3":  # three workers with different salts
    output = subprocess.run(
        [sys.executable, "-c", CODE], text=True, check=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE).stdout
    first, second = output.split()
    builtin.add(first)
    stable.add(second)
print("different values of hash():", len(builtin))
print("different values of blake2b:", len(stable))
print("integers are not salted:", hash(42) == 42)
