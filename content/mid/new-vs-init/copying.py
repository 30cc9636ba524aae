# runs on: pyodide, cpython
import copy


class Token:
    def __new__(cls, text):
        token = super().__new__(cls)
        token.text = text
        return token

    def __init__(self, text):
        print("  __init__ of", text)


class CopyableToken(Token):
    def __getnewargs__(self):
        return (self.text,)


for kind in Token, CopyableToken:
    print(kind.__name__)
    token = kind("abc")
    try:
        print("  copied:", copy.copy(token).text)
    except TypeError:
        print("  copy failed: __new__ got no text")
