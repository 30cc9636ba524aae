# runs on: pyodide, cpython
def down_minutes(availability, days=30):
    return (1 - availability) * days * 24 * 60


for services in 1, 5, 10, 30:
    together = 0.999 ** services  # all must answer
    print(f"{services:>2} in series at 99.9%: {together:.2%},",
          f"{down_minutes(together):.0f} minutes a month")
