# runs on: pyodide, cpython
name, price, share = "tea", 1234.5, 0.175

print(f"[{name:>6}] [{name:<6}] [{name:^6}]")
print(f"{price:,.2f}  {price:.1e}  {share:.1%}")
print(f"{255:x}  {255:#010b}  {42:05d}  {42:+d}")

width = 9
print(f"{name:*^{width}}")  # braces inside the specification

print(f"{price=}  {price * 2 = :.1f}")
print(f"{name!r} in {{braces}}")
