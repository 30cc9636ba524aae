# runs on: pyodide, cpython
settings = {"retries": 0, "proxy": None}

print(settings.get("proxy"), settings.get("colour"))
print("proxy" in settings, "colour" in settings)

print("with or:", settings.get("retries") or 3)
print("with a default:", settings.get("retries", 3))


def slow_default():
    print("computing the default")
    return 3


print(settings.get("retries", slow_default()))
