# runs on: cpython
# needs: httpx
import httpx


def latest(client, attempts=2):
    for attempt in range(attempts):
        try:
            answer = client.get("/rate", params={"to": "USD"})
        except httpx.TimeoutException:
            continue
        if answer.status_code != 503:
            return answer.raise_for_status().json()["rate"]


def run(name, *script):
    steps = iter(script)

    def handler(request):
        assert request.url.params["to"] == "USD"
        step = next(steps)
        if isinstance(step, Exception):
            raise step
        return step

    transport = httpx.MockTransport(handler)
    with httpx.Client(transport=transport, base_url="http://x") as api:
        print(name, "->", latest(api))


good = httpx.Response(200, json={"rate": 1.09})
run("timeout, then an answer", httpx.ReadTimeout("slow"), good)
run("503 twice", httpx.Response(503), httpx.Response(503))
