# runs on: cpython
# needs: celery
import sqlite3

from celery import Celery

app = Celery("shop", broker="memory://")
database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE charge (order_id PRIMARY KEY)")
bank = iter([TimeoutError("bank is slow"), "paid", "paid"])


@app.task(bind=True, acks_late=True, autoretry_for=(TimeoutError,),
          retry_backoff=True, retry_jitter=True, max_retries=5)
def charge(self, order_id):
    with database:  # roll back if anything below fails
        done = database.execute(
            "INSERT INTO charge VALUES (?) ON CONFLICT DO NOTHING",
            [order_id]).rowcount == 0
        if done:
            return "already charged"
        print("attempt", self.request.retries + 1)
        answer = next(bank)
        if isinstance(answer, Exception):
            raise answer
        return answer


# apply() runs the task in this process, without delays
print(charge.apply([7]).get())
print("delivered again:", charge.apply([7]).get())
