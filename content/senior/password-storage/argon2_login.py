# runs on: cpython
# needs: argon2-cffi
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024,
                        parallelism=1)
users = {"ada": old.hash("correct horse")}
dummy = hasher.hash("no such user")


def login(name, password):
    stored = users.get(name, dummy)
    try:
        hasher.verify(stored, password)
    except VerifyMismatchError:
        return False
    if name in users and hasher.check_needs_rehash(stored):
        users[name] = hasher.hash(password)
    return name in users


def parameters(name):
    return users[name].rpartition("$")[0].rpartition("$")[0]


print("stored:", parameters("ada"))
print(login("ada", "guess"), login("eve", "no such user"))
print(login("ada", "correct horse"), "->", parameters("ada"))
