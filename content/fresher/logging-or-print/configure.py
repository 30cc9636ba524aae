# runs on: pyodide, cpython
import logging
import sys

LINE = "%(levelname)-7s %(name)s: %(message)s"
log = logging.getLogger("shop.orders")  # usually __name__

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format=LINE)
log.debug("cart has %d lines", 3)  # below INFO: dropped
log.info("order %d accepted", 17)
log.warning("stock of %s is low", "tea")

logging.basicConfig(level=logging.DEBUG)  # does nothing now
log.debug("cart has %d lines", 4)
print("root level:", logging.getLevelName(logging.getLogger().level))

logging.getLogger("shop").setLevel(logging.DEBUG)  # the whole package
log.debug("cart has %d lines", 5)
