# runs on: cpython
# needs: starlette, httpx
import asyncio
import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def live(request):  # no dependency, no lock, no pool
    return PlainTextResponse("alive")


async def ready(request):
    phase = request.app.state.phase
    return PlainTextResponse(phase, 200 if phase == "ready" else 503)


async def main():
    app = Starlette(routes=[Route("/ready", ready),
                            Route("/live", live), Route("/work", live)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport,
                                 base_url="http://app") as client:
        for app.state.phase in "starting", "ready", "draining":
            codes = [(await client.get(path)).status_code
                     for path in ("/live", "/ready", "/work")]
            print(f"{app.state.phase:8} live {codes[0]},",
                  f"ready {codes[1]}, a late request gets {codes[2]}")


asyncio.run(main())
