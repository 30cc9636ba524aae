# runs on: pyodide, cpython
import re
import secrets

PARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})"
                    r"-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")


def continue_trace(header):
    """Give trace id, parent span id and sampled flag."""
    match = PARENT.fullmatch(header or "")
    if match:
        version, trace, parent, flags, rest = match.groups()
        known = version != "ff" and not (version == "00" and rest)
        if known and int(trace, 16) and int(parent, 16):
            return trace, parent, bool(int(flags, 16) & 1)
    return secrets.token_hex(16), None, True  # a new trace


incoming = "00-" + "4bf92f3577b34da6" * 2 + "-00f067aa0ba902b7-01"
trace, parent, sampled = continue_trace(incoming)
outgoing = f"00-{trace}-{secrets.token_hex(8)}-{sampled:02x}"
print("parent:", parent, "- sampled:", sampled)
print("same trace, new span:", outgoing[:36] == incoming[:36],
      outgoing[36:52] != incoming[36:52])
for bad in None, incoming.upper(), "00-" + "0" * 32 + incoming[35:]:
    print("a new trace begins:", continue_trace(bad)[1] is None)
