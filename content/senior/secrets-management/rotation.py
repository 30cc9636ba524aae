# runs on: pyodide, cpython
import hmac

keys = {"2026-05": b"old key, 32 random bytes in fact"}


def sign(message):
    name = max(keys)  # the newest
    return name, hmac.digest(keys[name], message, "sha256")


def verify(message, name, signature):
    if name not in keys:
        return False
    expected = hmac.digest(keys[name], message, "sha256")
    return hmac.compare_digest(expected, signature)


before = sign(b"invoice 7")
keys["2026-11"] = b"new key, 32 random bytes in fact"
after = sign(b"invoice 8")
print("signed with:", before[0], "then", after[0])
print("both valid:", verify(b"invoice 7", *before),
      verify(b"invoice 8", *after))
del keys["2026-05"]  # once everything signed with it has expired
print("old one now:", verify(b"invoice 7", *before))
