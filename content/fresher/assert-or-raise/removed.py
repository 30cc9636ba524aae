# runs on: pyodide, cpython
SOURCE = '''
def withdraw_assert(balance, amount):
    assert amount > 0, "the amount must be positive"
    return balance - amount

def withdraw_raise(balance, amount):
    if amount <= 0:
        raise ValueError("the amount must be positive")
    return balance - amount
'''

for optimize, option in (0, "python   "), (1, "python -O"):
    bank = {}
    exec(compile(SOURCE, "bank.py", "exec", optimize=optimize), bank)
    for name in "withdraw_assert", "withdraw_raise":
        try:
            result = bank[name](100, -50)
        except (AssertionError, ValueError) as error:
            result = repr(error)
        print(option, name, "->", result)
