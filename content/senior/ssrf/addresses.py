# runs on: pyodide, cpython
from ipaddress import ip_address, ip_network

TRANSLATED = [ip_network("64:ff9b::/96"), ip_network("2002::/16")]


def is_public(text):
    address = ip_address(text)
    return (address.is_global and not address.is_multicast
            and not any(address in network for network in TRANSLATED))


print(f"{'address':18} not private  global  public")
for text in ("8.8.8.8", "127.0.0.1", "169.254.169.254", "100.64.0.1",
             "224.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"):
    address = ip_address(text)
    print(f"{text:18} {not address.is_private!s:11} "
          f" {address.is_global!s:6}  {is_public(text)}")
