# runs on: cpython
import asyncio


async def app(scope, receive, send):
    print("application: scope", scope["type"])
    if scope["type"] != "websocket":
        raise NotImplementedError(scope["type"])
    while True:
        event = await receive()
        match event["type"]:
            case "websocket.connect":
                await send({"type": "websocket.accept"})
            case "websocket.receive":
                text = event["text"].upper()
                await send({"type": "websocket.send", "text": text})
            case "websocket.disconnect":
                return


async def main():  # plays the server
    incoming = asyncio.Queue()
    for event in ({"type": "websocket.connect"},
                  {"type": "websocket.receive", "text": "hello"},
                  {"type": "websocket.disconnect", "code": 1000}):
        incoming.put_nowait(event)

    async def send(event):
        print("server: sends", event)
    await app({"type": "websocket"}, incoming.get, send)

asyncio.run(main())
