# runs on: pyodide, cpython
import sys

jit = getattr(sys, "_jit", None)  # since 3.14
print("has a JIT, switched on:", bool(jit and jit.is_enabled()))
