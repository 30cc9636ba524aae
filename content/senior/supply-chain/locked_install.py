# runs on: pyodide, cpython
import hashlib
import tomllib

GENUINE = b"the wheel that was reviewed"
LOCK = tomllib.loads(f"""
lock-version = "1.0"
created-by = "example"
[[packages]]
name = "acme-utils"
version = "1.4.2"
[[packages.wheels]]
name = "acme_utils-1.4.2-py3-none-any.whl"
url = "https://pypi.internal/acme_utils-1.4.2-py3-none-any.whl"
hashes = {{sha256 = "{hashlib.sha256(GENUINE).hexdigest()}"}}
""")


def check(wheel, content):
    for algorithm, expected in wheel["hashes"].items():
        if hashlib.new(algorithm, content).hexdigest() != expected:
            return "refused"
    return "installed"


package = LOCK["packages"][0]
for content in GENUINE, GENUINE + b", with a surprise":
    print(package["name"], package["version"],
          check(package["wheels"][0], content))
