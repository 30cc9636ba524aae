# runs on: cpython
# needs: httpx
import asyncio

import httpx

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Server(asyncio.Protocol):
    opened = 0

    def connection_made(self, transport):
        Server.opened += 1
        self.data_received = lambda data: transport.write(ANSWER)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1")
    url = "http://127.0.0.1:%d/" % server.sockets[0].getsockname()[1]
    for _ in range(20):
        async with httpx.AsyncClient() as client:
            await client.get(url)
    print("a client per request:", Server.opened, "connections")
    Server.opened = 0
    async with httpx.AsyncClient() as client:
        for _ in range(20):
            await client.get(url)
    print("one shared client:", Server.opened, "connection")

asyncio.run(main())
