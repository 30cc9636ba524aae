# runs on: cpython
# needs: pyjwt, cryptography
import base64
import hmac

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

public_key = ec.generate_private_key(ec.SECP256R1()).public_key()
pem = public_key.public_bytes(
    serialization.Encoding.PEM,
    serialization.PublicFormat.SubjectPublicKeyInfo)


def naive_accepts(token, key):
    signed, _, signature = token.rpartition(b".")
    if jwt.get_unverified_header(token)["alg"] == "HS256":
        return encode(hmac.digest(key, signed, "sha256")) == signature


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


signed = encode(b'{"alg":"HS256"}') + b"." + encode(b'{"sub":"root"}')
forged = signed + b"." + encode(hmac.digest(pem, signed, "sha256"))
print("naive verifier accepts:", naive_accepts(forged, pem))
for algorithms in ["ES256"], ["ES256", "HS256"]:
    try:
        jwt.decode(forged, pem, algorithms=algorithms)
    except jwt.PyJWTError as error:
        print(algorithms, type(error).__name__)
