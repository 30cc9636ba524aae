# runs on: cpython
import http.client
import socket
import threading
from ipaddress import ip_address


def internal_service():
    client, _ = server.accept()
    with client:
        client.recv(1000)
        client.sendall(b"HTTP/1.0 200 OK\r\n\r\nsecret")


class GuardedConnection(http.client.HTTPConnection):
    def connect(self):
        answers = socket.getaddrinfo(self.host, self.port,
                                     type=socket.SOCK_STREAM)
        for *_, target in answers:
            if not ip_address(target[0]).is_global:
                raise PermissionError("not a public address")
        self.sock = socket.create_connection(target[:2], self.timeout)


server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=internal_service, daemon=True).start()
for kind in http.client.HTTPConnection, GuardedConnection:
    connection = kind("localhost", server.getsockname()[1])
    try:
        connection.request("GET", "/")
        print(kind.__name__, connection.getresponse().read())
    except PermissionError as error:
        print(kind.__name__, "PermissionError:", error)
