# runs on: pyodide, cpython
from collections import deque

CAPACITY, PATIENCE = 10, 10  # per tick; ticks until a caller gives up


def serve(limit=None, newest_first=False, drop_expired=False):
    queue, useful, too_late, refused = deque(), 0, 0, 0
    for tick in range(600):
        arrivals = 20 if 100 <= tick < 200 else 8
        for _ in range(arrivals):
            if limit and len(queue) >= limit:
                refused += 1
            else:
                queue.append(tick)
        for _ in range(min(CAPACITY, len(queue))):
            take = queue.pop if newest_first else queue.popleft
            arrived = take()
            expired = tick - PATIENCE
            while drop_expired and queue and arrived < expired:
                refused, arrived = refused + 1, take()
            if arrived >= expired:
                useful += 1
            else:
                too_late += 1
    return f"{useful} useful, {too_late} too late, {refused} refused"


print("unbounded queue:  ", serve())
print("at most 50 wait:  ", serve(limit=50))
print("newest first:     ", serve(newest_first=True))
print("expired dropped:  ", serve(drop_expired=True))
