# runs on: cpython
import io
import unittest
from unittest.mock import Mock, call


def fetch(client):
    try:
        return client.get("/rate", timeout=2)
    except TimeoutError:  # once more, then give up
        return client.get("/rate", timeout=9)


class FetchTest(unittest.TestCase):
    def test_second_attempt_succeeds(self):
        client = Mock(spec_set=["get"])
        client.get.side_effect = [TimeoutError, 1.09]
        self.assertEqual(fetch(client), 1.09)
        self.assertEqual(client.get.mock_calls, [
            call("/rate", timeout=2), call("/rate", timeout=9)])

    def test_gives_up(self):
        client = Mock(spec_set=["get"])
        client.get.side_effect = TimeoutError
        with self.assertRaises(TimeoutError):
            fetch(client)
        self.assertEqual(client.get.call_count, 2)


tests = unittest.defaultTestLoader.loadTestsFromTestCase(FetchTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(tests)
print("tests run:", result.testsRun, "all passed:", not result.failures)
