# runs on: pyodide, cpython
import io
import tracemalloc
import zlib

source = io.BytesIO(bytes(range(256)) * 4_000)  # 1 MB


def checksum_whole():
    return zlib.crc32(source.read())


def checksum_in_place(size=4_096):
    buffer = bytearray(size)  # allocated once
    view = memoryview(buffer)
    checksum = 0
    while filled := source.readinto(buffer):
        checksum = zlib.crc32(view[:filled], checksum)
    return checksum


source.read(1)  # from here a full read has to copy
for function in checksum_whole, checksum_in_place:
    source.seek(1)
    tracemalloc.start()
    checksum = function()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(function.__name__, checksum, "- 1 MB copied:", peak > 10**6)
