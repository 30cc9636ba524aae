# runs on: pyodide, cpython
import hmac
from timeit import repeat

secret = b"s" * 4_000_000
wrong_first = b"x" + secret[1:]
wrong_last = secret[:-1] + b"x"


def best(compare, guess):
    return min(repeat(lambda: compare(secret, guess), number=3))


early = best(bytes.__eq__, wrong_first)
late = best(bytes.__eq__, wrong_last)
print("== is 5 times slower if only the end differs:", late > 5 * early)

early = best(hmac.compare_digest, wrong_first)
late = best(hmac.compare_digest, wrong_last)
print("compare_digest too:", late > 5 * early)

try:
    hmac.compare_digest("café", "cafe")
except TypeError as error:
    print("TypeError:", error)
