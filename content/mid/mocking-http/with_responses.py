# runs on: cpython
# needs: requests, responses
import requests
import responses
from responses import matchers

URL = "https://rates.example/v1/rate"


def rate(currency):
    answer = requests.get(URL, params={"to": currency}, timeout=2,
                          headers={"X-Key": "k1"})
    answer.raise_for_status()
    return answer.json()["rate"]


with responses.RequestsMock() as api:
    api.get(URL, json={"rate": 1.09}, match=[
        matchers.query_param_matcher({"to": "USD"}),
        matchers.header_matcher({"X-Key": "k1"}),
        matchers.request_kwargs_matcher({"timeout": 2}),
    ])
    print(rate("USD"), "calls:", len(api.calls))
    try:
        rate("EUR")
    except requests.ConnectionError as error:
        print("not what the stub expects:")
        print(str(error).splitlines()[-1].strip()[:60])
