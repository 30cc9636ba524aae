# runs on: pyodide, cpython
import io
import struct

HEADER = struct.Struct("!BH")  # kind, length of the body


def frames(view):
    while view:
        kind, length = HEADER.unpack_from(view)
        end = HEADER.size + length
        yield kind, view[HEADER.size:end]
        view = view[end:]  # a new window, nothing moves


wire = HEADER.pack(1, 5) + b"hello" + HEADER.pack(2, 2) + b"ok"
buffer = bytearray(4_096)  # allocated once, filled many times
filled = io.BytesIO(wire).readinto(buffer)
for kind, body in frames(memoryview(buffer)[:filled]):
    print(kind, bytes(body), "-", body.obj is buffer)

numbers = memoryview(struct.pack("=3I", 7, 8, 9)).cast("I")
print(numbers.format, numbers.itemsize, numbers.tolist())
