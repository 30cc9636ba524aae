# runs on: cpython
import asyncio
from contextvars import ContextVar, copy_context

trace_id = ContextVar("trace_id", default="none")


async def child():
    seen = trace_id.get()
    trace_id.set("changed by the child")
    return seen


async def main():
    trace_id.set("abc")
    task = asyncio.create_task(child())  # copies the context now
    trace_id.set("set after the task was created")
    print("task:           ", await task)
    print("after the task: ", trace_id.get())

    trace_id.set("abc")
    print("to_thread:      ", await asyncio.to_thread(trace_id.get))
    loop = asyncio.get_running_loop()
    run = loop.run_in_executor
    print("executor:       ", await run(None, trace_id.get))
    context = copy_context()
    print("with a context: ",
          await run(None, context.run, trace_id.get))


asyncio.run(main())
