# runs on: pyodide, cpython
import gc
import weakref
from functools import cached_property, lru_cache


class Report:
    @lru_cache
    def total(self):
        return 42

    @cached_property
    def average(self):
        return 7


for use in ("total()", "average"):
    report = Report()
    report.total() if use == "total()" else report.average
    watch = weakref.ref(report)
    del report
    gc.collect()
    print(f"after {use}: still alive:", watch() is not None)
    Report.total.cache_clear()
