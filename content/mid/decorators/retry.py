# runs on: pyodide, cpython
import functools


def retry(attempts, on=Exception):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return function(*args, **kwargs)
                except on as error:
                    print("attempt", attempt, "failed:", error)
                    if attempt == attempts:
                        raise

        return wrapper

    return decorate


class Feed:
    answers = iter([ConnectionError("reset"), "42 rows"])

    @retry(3, on=ConnectionError)
    def fetch(self):
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


print(Feed().fetch())
