# runs on: pyodide, cpython
STATIC, PARAMETER, REST = range(3)


def add(node, pattern):
    for part in pattern[1:].split("/"):
        key = ((REST, "") if part.startswith("{*") else
               (PARAMETER, "") if part.startswith("{") else
               (STATIC, part))
        node = node.setdefault(key, {})
    node["route"] = pattern


def find(node, parts, values=()):
    if not parts:
        return "route" in node and (node["route"], values)
    head, *tail = parts
    for key, left, taken in (((STATIC, head), tail, ()),
                             ((PARAMETER, ""), tail, (head,)),
                             ((REST, ""), [], ("/".join(parts),))):
        if key in node:
            if found := find(node[key], left, values + taken):
                return found
    return None  # the caller goes on with its next kind


tree = {}
for route in ("/users/{id}", "/users/me", "/users/new/edit",
              "/users/{id}/delete", "/{*path}"):
    add(tree, route)
for path in "/users/me", "/users/7", "/users/new/delete", "/a/b":
    print(path, "->", find(tree, path[1:].split("/")))
