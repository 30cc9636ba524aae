# runs on: cpython
# needs: pyjwt
import time

import jwt

KEYS = {"2026-11": b"a shared secret of 32 bytes, yes!"}


def verify(token):
    key_id = jwt.get_unverified_header(token).get("kid")
    if key_id not in KEYS:
        raise jwt.InvalidTokenError("unknown key")
    return jwt.decode(
        token, KEYS[key_id], algorithms=["HS256"],
        audience="payments", issuer="login", leeway=5,
        options={"require": ["exp", "aud", "iss", "sub"]})


now = int(time.time())
good = {"sub": "7", "iss": "login", "aud": "payments",
        "exp": now + 300}
eternal = {k: v for k, v in good.items() if k != "exp"}
for claims in (good, eternal, good | {"aud": "newsletter"},
               good | {"exp": now - 60}):
    token = jwt.encode(claims, KEYS["2026-11"], "HS256",
                       headers={"kid": "2026-11"})
    try:
        print("accepted for user", verify(token)["sub"])
    except jwt.InvalidTokenError as error:
        print(type(error).__name__)
