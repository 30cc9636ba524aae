# runs on: cpython
# needs: sqlalchemy
from sqlalchemy import create_engine
from sqlalchemy.exc import TimeoutError

engine = create_engine("sqlite:///file.db", pool_size=2,
                       max_overflow=1, pool_timeout=0.05)
pool = engine.pool
held = [engine.connect() for _ in range(3)]
print("out:", pool.checkedout(), "overflow:", pool.overflow())
try:
    engine.connect()
except TimeoutError as error:
    print(str(error).split(" (")[0])

for connection in held:
    connection.close()
print("out:", pool.checkedout(), "kept idle:", pool.checkedin())
