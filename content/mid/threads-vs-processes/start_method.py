# runs on: cpython
import multiprocessing
import sys

if sys.platform in ("win32", "darwin"):
    expected = "spawn"
elif sys.version_info >= (3, 14):
    expected = "forkserver"
else:
    expected = "fork"

print("default is as the text says:",
      multiprocessing.get_start_method() == expected)
print("always at hand: spawn,",
      "spawn" in multiprocessing.get_all_start_methods())

# A context is explicit and changes nothing for other code.
context = multiprocessing.get_context("spawn")
print("chosen for one pool:", context.get_start_method())
