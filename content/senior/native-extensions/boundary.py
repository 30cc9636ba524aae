# runs on: cpython
import ctypes
import time

SIZE = 20_000
memset = ctypes.CDLL(None).memset
memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
memset.restype = ctypes.c_void_p


def fill(chunk):
    """Fill a buffer with the letter x, chunk bytes per call."""
    buffer = ctypes.create_string_buffer(SIZE)
    address = ctypes.addressof(buffer)
    started = time.perf_counter()
    for offset in range(0, SIZE, chunk):
        memset(address + offset, ord("x"), chunk)
    return buffer.raw, time.perf_counter() - started


one_by_one, slow = fill(1)
at_once, fast = fill(SIZE)
print("same result:", one_by_one == at_once)
print("one call at least 20 times faster:", slow > 20 * fast)
