# runs on: pyodide, cpython
class Breaker:
    def __init__(self, threshold=3, pause=10):
        self.threshold, self.pause = threshold, pause
        self.failures, self.retry_at = 0, 0

    def call(self, function, now):
        if self.failures >= self.threshold:
            if now < self.retry_at:
                return "failed fast"
            self.retry_at = now + self.pause  # half-open: one probe
        try:
            answer = function(now)
        except ConnectionError:
            self.failures += 1
            self.retry_at = now + self.pause
            return "failed"
        self.failures = 0
        return answer


def dependency(now):
    if 5 <= now < 25:
        raise ConnectionError
    return "ok"


breaker = Breaker()
history = [breaker.call(dependency, second) for second in range(35)]
for outcome in dict.fromkeys(history):
    print(f"{outcome}: {history.count(outcome)}")
