# runs on: pyodide, cpython
data = bytearray(b"header:body")

with memoryview(data) as view:
    head = view[:6]
    data[0:6] = b"HEADER"  # same length: allowed
    try:
        data.append(0)  # would move the memory
    except BufferError as error:
        print("BufferError:", error)
    print(bytes(head))

try:
    data.append(33)
except BufferError:
    print("still locked: the slice is a view of its own")
head.release()
data.append(33)
print(data)

try:
    view[0]
except ValueError as error:
    print("ValueError:", error)
