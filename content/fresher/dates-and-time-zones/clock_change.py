# runs on: cpython
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

berlin = ZoneInfo("Europe/Berlin")  # clocks change on 29 March 2026

before = datetime(2026, 3, 28, 12, 0, tzinfo=berlin)
after = before + timedelta(hours=24)
print(before, "->", after)
print("clock difference:", after - before)
start, end = (t.astimezone(timezone.utc) for t in (before, after))
print("time elapsed:    ", end - start)

for fold in 0, 1:  # 25 October: 02:30 happens twice
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold)
    print("fold", fold, twice, "is", twice.astimezone(timezone.utc))

missing = datetime(2026, 3, 29, 2, 30, tzinfo=berlin)
there_and_back = missing.astimezone(timezone.utc).astimezone(berlin)
print("missing hour:", missing, "->", there_and_back)
