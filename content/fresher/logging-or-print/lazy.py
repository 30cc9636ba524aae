# runs on: pyodide, cpython
import logging


class Show(logging.Handler):
    def emit(self, record):
        print(record.levelname, "- traceback:", bool(record.exc_info))


class Report:
    def __str__(self):
        print("  (text of the report is built)")
        return "42 rows"


log = logging.getLogger("reports")
log.addHandler(Show())
log.setLevel(logging.INFO)
log.debug("report: %s", Report())
print("dropped; the same with an f-string:")
log.debug(f"report: {Report()}")
try:
    int("ten")
except ValueError:
    log.error("cannot read the amount")
    log.exception("cannot read the amount")
