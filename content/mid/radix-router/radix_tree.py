# runs on: pyodide, cpython
from os.path import commonprefix


def insert(node, text):
    while text:
        for edge in node:
            if common := commonprefix([edge, text]):
                break
        else:  # nothing shared: a new edge with the whole text
            node[text] = {}
            return
        if common != edge:  # split the edge where they part
            node[common] = {edge[len(common):]: node.pop(edge)}
        node, text = node[common], text[len(common):]


def show(node, depth=0):
    for edge, child in node.items():
        print("  " * depth + edge)
        show(child, depth + 1)


tree = {}
for path in "/users/me", "/users/new", "/orders", "/users/news":
    insert(tree, path + "$")  # $ marks the end of a route
show(tree)
