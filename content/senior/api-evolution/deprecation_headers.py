# runs on: pyodide, cpython
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime


def headers(deprecated, sunset, guide):
    if sunset < deprecated:
        raise ValueError("sunset before deprecation")
    return {
        "Deprecation": f"@{int(deprecated.timestamp())}",
        "Sunset": format_datetime(sunset, usegmt=True),
        "Link": f'<{guide}>; rel="deprecation"; type="text/html"',
    }


start = datetime(2027, 1, 1, tzinfo=timezone.utc)
sent = headers(start, start + timedelta(days=180),
               "https://api.example.com/guide")
for name, value in sent.items():
    print(f"{name}: {value}")

sunset = parsedate_to_datetime(sent["Sunset"])
print("client warns:", (sunset - start).days, "days to migrate")
