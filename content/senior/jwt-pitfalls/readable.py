# runs on: pyodide, cpython
import base64
import json

token = ("eyJhbGciOiJIUzI1NiJ9."
         "eyJzdWIiOiI3IiwiZW1haWwiOiJhZGFAZXhhbXBsZS5vcmcifQ."
         "c2lnbmF0dXJlLW9uLXRoZS1vdGhlci1zaWRl")

for part in token.split(".")[:2]:
    padded = part + "=" * (-len(part) % 4)
    print(json.loads(base64.urlsafe_b64decode(padded)))
