# runs on: pyodide, cpython
from datetime import datetime, timedelta, timezone

naive = datetime(2026, 7, 1, 12, 0)
aware = datetime(2026, 7, 1, 12, 0, tzinfo=timezone.utc)
print("naive:", naive.isoformat())
print("aware:", aware.isoformat())

print("equal:", naive == aware)
for attempt in (lambda: naive < aware, lambda: aware - naive):
    try:
        attempt()
    except TypeError as error:
        print(type(error).__name__, "-", error)

india = timezone(timedelta(hours=5, minutes=30))
converted = aware.astimezone(india)
relabelled = aware.replace(tzinfo=india)
print("astimezone:", converted.isoformat(), converted == aware)
print("replace:   ", relabelled.isoformat(), relabelled == aware)
print("Z:", datetime.fromisoformat("2026-07-01T12:00:00Z") == aware)
