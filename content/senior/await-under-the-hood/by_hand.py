# runs on: pyodide, cpython
class Question:
    def __init__(self, text):
        self.text = text

    def __await__(self):
        answer = yield self.text  # the only real suspension
        return answer


async def ask(text):
    return await Question(text)


async def interview():
    name = await ask("name?")
    city = await ask("city?")
    return f"{name} from {city}"


coroutine = interview()
print(coroutine.send(None))
print(coroutine.send("Ada"))
try:
    coroutine.send("London")
except StopIteration as stop:
    print("returned:", stop.value)
