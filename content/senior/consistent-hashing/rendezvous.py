# runs on: pyodide, cpython
from hashlib import blake2b


def ranking(key, nodes):
    def score(node):
        text = f"{node}/{key}".encode()
        return blake2b(text, digest_size=8).digest()

    return sorted(nodes, key=score, reverse=True)


NODES = {"a", "b", "c", "d", "e"}
moved_elsewhere = 0
for number in range(2_000):
    first, second, *_ = ranking(number, NODES)
    after = ranking(number, NODES - {"c"})[0]
    expected = second if first == "c" else first
    moved_elsewhere += after != expected
print("without c, keys not at the expected node:", moved_elsewhere)
