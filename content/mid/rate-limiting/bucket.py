# runs on: pyodide, cpython
import math


class TokenBucket:
    def __init__(self, capacity, rate, now):
        self.capacity, self.rate = capacity, rate
        self.tokens, self.last = capacity, now

    def take(self, now):
        elapsed = max(0, now - self.last)  # never run backwards
        self.last = max(now, self.last)
        self.tokens = min(self.capacity,
                          self.tokens + elapsed * self.rate)
        if self.tokens >= 1:
            self.tokens -= 1
            return 0
        return math.ceil((1 - self.tokens) / self.rate)


bucket = TokenBucket(capacity=3, rate=0.5, now=0)  # 1 in 2 seconds
for second in 0, 0, 0, 0, 1, 2, 3, 60, 60:
    wait = bucket.take(second)
    print(f"at {second:2}:", f"429, Retry-After: {wait}" if wait
          else f"200, {bucket.tokens} left")
