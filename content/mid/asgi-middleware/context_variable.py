# runs on: cpython
# needs: starlette
import asyncio
from contextvars import ContextVar

from starlette.middleware.base import BaseHTTPMiddleware

user = ContextVar("user", default="nobody")
scope = {"type": "http", "method": "GET", "path": "/", "headers": []}


async def app(scope, receive, send):
    user.set("ada")
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": b"hi"})


async def based(request, call_next):
    response = await call_next(request)
    print("after call_next, user is", user.get())
    return response


async def pure(scope, receive, send):
    await app(scope, receive, send)
    print("in pure ASGI, user is", user.get())


async def ignore(message=None):
    return {"type": "http.request"}

for middleware in BaseHTTPMiddleware(app, based), pure:
    asyncio.run(middleware(scope, ignore, ignore))
