# runs on: cpython
import ctypes

library = ctypes.CDLL(None)  # the C library, on Linux and macOS

print("strlen of the str 'text':", library.strlen("text"))
print("strlen of the bytes:     ", library.strlen(b"text"))

library.strlen.argtypes = [ctypes.c_char_p]
library.strlen.restype = ctypes.c_size_t
try:
    library.strlen("text")
except ctypes.ArgumentError as error:
    print("once declared:", type(error).__name__)
