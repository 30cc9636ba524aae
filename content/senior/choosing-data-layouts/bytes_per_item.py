# runs on: cpython
import tracemalloc
from array import array

COUNT = 10_000


def bytes_per_item(build):
    tracemalloc.start()
    data = build()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return len(data) and used // COUNT


layouts = {
    "list of float": lambda: [n / 7 for n in range(COUNT)],
    "array of 'd'": lambda: array("d", (n / 7 for n in range(COUNT))),
    "array of 'f'": lambda: array("f", (n / 7 for n in range(COUNT))),
    "bytes": lambda: bytes(n % 256 for n in range(COUNT)),
}
sizes = {name: bytes_per_item(build) for name, build in layouts.items()}
print("list more than 3 times array:",
      sizes["list of float"] > 3 * sizes["array of 'd'"])
for name in list(layouts)[1:]:
    print(f"{name}: about {sizes[name]} bytes per item")
