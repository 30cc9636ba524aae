# runs on: cpython
import asyncio

answers = {200: 0, 503: 0}
START = {"type": "http.response.start"}


def limit(app, free):
    async def limited(scope, receive, send):  # for HTTP only
        nonlocal free
        if not free:
            return await send({**START, "status": 503})  # and a body
        free -= 1  # no await since the test, so no race
        try:
            await app(scope, receive, send)
        finally:
            free += 1
    return limited


async def app(scope, receive, send):
    await asyncio.sleep(0.05)  # a slow database
    await send({**START, "status": 200})


async def main(app):
    async def send(message):
        answers[message["status"]] += 1
    calls = (app({"type": "http"}, None, send) for _ in range(99))
    await asyncio.gather(*calls)

asyncio.run(main(limit(app, free=10)))
print(answers)
