# runs on: cpython
import hashlib
import os
from timeit import repeat


def scrypt(n, **limits):
    return hashlib.scrypt(b"hunter2", salt=os.urandom(16),
                          n=n, r=8, p=1, **limits)


def sha256():
    return hashlib.sha256(b"hunter2").digest()


print("two salts, same result:", scrypt(2**14) == scrypt(2**14))
slow = min(repeat(lambda: scrypt(2**14), number=1, repeat=3))
fast = min(repeat(sha256, number=1000, repeat=3)) / 1000
print("over 1000 times the price of SHA-256:", slow / fast > 1000)

print("n=2**15, r=8 needs", 128 * 2**15 * 8 // 2**20, "MiB and more")
try:
    scrypt(2**15)
except ValueError:
    print("ValueError: OpenSSL allows 32 MiB by default")
print("with maxmem:", len(scrypt(2**15, maxmem=2**26)), "bytes")
