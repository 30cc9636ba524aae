# runs on: cpython
# needs: fastapi, httpx, itsdangerous
import asyncio
import base64

import httpx
from fastapi import FastAPI, Request
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key="long and random")


@app.get("/login")
async def login(request: Request):
    request.session["user"] = "ann"
    return "ok"


async def main():
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport,
                                 base_url="http://test") as client:
        response = await client.get("/login")
    cookie = response.headers["set-cookie"]
    value, *attributes = cookie.split("; ")
    payload = value.removeprefix("session=").split(".")[0]
    print("without the key:", base64.b64decode(payload).decode())
    print("attributes:", attributes)


asyncio.run(main())
