# runs on: cpython
import asyncio
from contextvars import ContextVar

INVOICES = {1: ("acme", "50 EUR"), 2: ("zenith", "70 EUR")}
tenant = ContextVar("tenant")  # no default: fail closed
global_tenant = None


def load(number, owner):
    found, total = INVOICES.get(number, (None, None))
    return total if found == owner else "404"


async def request(name, number):
    global global_tenant
    global_tenant = name
    tenant.set(name)
    await asyncio.sleep(0)  # another request runs here
    return (f"{name}: by the global {load(number, global_tenant)},"
            f" by the context {load(number, tenant.get())}")


async def main():
    print(*await asyncio.gather(request("acme", 2),
                                request("zenith", 2)), sep="\n")


asyncio.run(main())
try:
    load(1, tenant.get())
except LookupError:
    print("no tenant: LookupError")
