# runs on: pyodide, cpython
import weakref


class Screen:
    def refresh(self):
        print("  screen refreshed")


screen = Screen()
plain = weakref.ref(screen.refresh)
method = weakref.WeakMethod(screen.refresh)
print("plain reference alive: ", plain() is not None)
print("WeakMethod alive:      ", method() is not None)

listeners = [method]
weakref.finalize(screen, print, "  clean-up after the screen")


def publish():
    for listener in listeners:
        callback = listener()  # bind first, then test
        if callback is None:
            print("  listener gone")
        else:
            callback()


publish()
del screen
publish()
