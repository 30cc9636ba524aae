# runs on: cpython
# needs: opentelemetry-sdk
from opentelemetry import context, propagate, trace
from opentelemetry.sdk.trace import TracerProvider

trace.set_tracer_provider(TracerProvider())
tracer = trace.get_tracer("shop")
queue = []


def publish(body):
    with tracer.start_as_current_span("publish"):
        headers = {}
        propagate.inject(headers)  # writes traceparent
        queue.append((headers, body))
        return trace.get_current_span().get_span_context()


def consume():
    headers, body = queue.pop()
    token = context.attach(propagate.extract(headers))
    try:
        with tracer.start_as_current_span("consume") as span:
            return headers, span.parent, span.get_span_context()
    finally:
        context.detach(token)


sender = publish("order 17")
headers, parent, receiver = consume()
print("headers:", list(headers))
print("same trace:", receiver.trace_id == sender.trace_id)
print("child of the sender:", parent.span_id == sender.span_id)
