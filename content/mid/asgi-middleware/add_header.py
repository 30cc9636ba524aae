# runs on: cpython
import asyncio


class ServedBy:
    def __init__(self, app, name):
        self.app = app
        self.header = (b"x-served-by", name.encode())

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_with_header(message):
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", []), self.header]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_header)


async def app(scope, receive, send):
    print("the app sees", scope["type"])
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200})


async def show(message):
    print(message)

for kind in "lifespan", "websocket", "http":
    asyncio.run(ServedBy(app, "web-1")({"type": kind}, None, show))
