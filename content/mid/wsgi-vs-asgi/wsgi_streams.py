# runs on: pyodide, cpython
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator


def app(environ, start_response):
    print("application: called for", environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return rows()


def rows():
    for number in 1, 2, 3:
        print("application: makes row", number)
        yield b"row %d\n" % number


environ = {"SCRIPT_NAME": "", "PATH_INFO": "/export",
           "QUERY_STRING": ""}
setup_testing_defaults(environ)


def start_response(status, headers, exc_info=None):
    print("server: got", status)
    return lambda data: None  # the old write() function


body = validator(app)(environ, start_response)
for chunk in body:
    print("server: sends", chunk)
body.close()
