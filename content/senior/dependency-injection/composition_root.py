# runs on: pyodide, cpython
from contextlib import contextmanager
from typing import Protocol


class Mailer(Protocol):
    def send(self, to: str, text: str) -> None: ...


class Signup:
    def __init__(self, mailer: Mailer):
        self.mailer = mailer

    def register(self, address):
        self.mailer.send(address, "Welcome!")


class FakeMailer(list):  # fits the protocol, with no base class
    def send(self, to, text):
        self.append((to, text))


@contextmanager
def application():  # the composition root of this program
    mailer = FakeMailer()  # a real one would connect here
    try:
        yield Signup(mailer)
    finally:
        print("closed, after sending", mailer)


with application() as signup:
    signup.register("ada@example.org")
