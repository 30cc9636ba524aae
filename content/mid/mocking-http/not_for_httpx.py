# runs on: cpython
# needs: httpx, requests, responses, respx
import httpx
import requests
import responses
import respx

URL = "http://127.0.0.1:9/"  # nobody listens there


def attempt(get):
    try:
        return get(URL, timeout=1).text
    except (requests.ConnectionError, httpx.ConnectError):
        return "went to the network"


with responses.RequestsMock(assert_all_requests_are_fired=False) as api:
    api.get(URL, body="stub")
    print("responses: requests", attempt(requests.get))
    print("responses: httpx   ", attempt(httpx.get))

with respx.mock(assert_all_called=False) as api:
    api.get(URL).respond(text="stub")
    print("respx:     requests", attempt(requests.get))
    print("respx:     httpx   ", attempt(httpx.get))
