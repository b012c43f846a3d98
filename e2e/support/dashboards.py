"""Clients that read the API and follow its event stream, as dashboards do, while the platform is changed beneath them."""
import threading
import time

import requests

# As browsers and ingress controllers do.
PAUSE_BEFORE_RETRY = 0.5
# Longer than two intervals of the comments that keep a stream alive.
SILENCE = 40


class EventStream(threading.Thread):
    """One stream. After a broken connection it continues after the last event that it has."""

    def __init__(self, platform, token):
        super().__init__(daemon=True)
        self.platform, self.token = platform, token
        self.ids, self.connections, self.problems = [], 0, []
        self.is_open = threading.Event()
        self.ending = False

    def run(self):
        failed = 0
        while not self.ending:
            try:
                self.read()
                failed = 0
            except (requests.RequestException, AssertionError) as problem:
                failed = 0 if self.is_open.is_set() else failed + 1
                if failed > 1 and not self.ending:
                    self.problems.append(f"{time.strftime('%X')}: no connection at the second attempt: {problem}"[:300])
            self.is_open.clear()
            time.sleep(PAUSE_BEFORE_RETRY)

    def read(self):
        headers = {"Accept": "text/event-stream", **({"Last-Event-ID": str(self.ids[-1])} if self.ids else {})}
        with self.platform.request("/api/v1/events", token=self.token, headers=headers, stream=True, timeout=(5, SILENCE)) as response:
            assert response.status_code == 200, f"{response.status_code} {response.text[:200]}"
            self.connections += 1
            self.is_open.set()
            for line in response.iter_lines(chunk_size=None):
                if line.startswith(b"id:"):
                    self.ids.append(int(line[3:]))
                elif line.startswith(b"event:") and line[6:].strip() != b"store":
                    self.problems.append(f"{line.decode()} after {self.ids[-1:]}")
                if self.ending:
                    return

    def gaps(self):
        """Events that follow each other in this stream and not in the log."""
        return [(before, after) for before, after in zip(self.ids, self.ids[1:]) if after != before + 1]


class Reader(threading.Thread):
    """Reads the list of stores again and again."""

    def __init__(self, platform, token):
        super().__init__(daemon=True)
        self.platform, self.token = platform, token
        self.answered, self.repeated, self.problems = 0, 0, []
        self.ending = False

    def run(self):
        while not self.ending:
            try:
                self.read()
            except requests.RequestException as problem:
                self.problems.append(f"{time.strftime('%X')}: {problem}"[:300])
            time.sleep(0.4)

    def read(self):
        response, attempts = self.platform.request_repeating_once("/api/v1/stores", token=self.token)
        self.answered += 1
        self.repeated += attempts - 1
        if response.status_code != 200:
            self.problems.append(f"{time.strftime('%X')}: {response.status_code} {response.text[:200]}")


class Dashboards:
    """A number of streams and, for every ten of them, a reader; as a context manager."""

    def __init__(self, platform, number):
        token = platform.token()
        self.platform = platform
        self.streams = [EventStream(platform, token) for _ in range(number)]
        self.readers = [Reader(platform, token) for _ in range(number // 10)]

    def __enter__(self):
        for thread in [*self.streams, *self.readers]:
            thread.start()
        for stream in self.streams:
            assert stream.is_open.wait(30), "a stream cannot be opened"
        return self

    def __exit__(self, *_):
        for thread in [*self.streams, *self.readers]:
            thread.ending = True

    def wait_for_event(self, newest, seconds=30):
        """Waits until every stream has this event."""
        deadline = time.monotonic() + seconds
        while [stream for stream in self.streams if not stream.ids or stream.ids[-1] < newest]:
            if time.monotonic() > deadline:
                return
            time.sleep(0.2)

    def check(self):
        """Fails when a request failed twice, or a stream has not all events of the log from its first one on."""
        log = self.platform.event_ids()
        self.wait_for_event(log[-1])
        assert [problem for thread in [*self.streams, *self.readers] for problem in thread.problems] == []
        for stream in self.streams:
            assert stream.gaps() == [], stream.ids
            expected = log[log.index(stream.ids[0]):]
            assert stream.ids[:len(expected)] == expected, f"{stream.ids} is not the end of {log}"

    def report(self):
        answered, repeated = (sum(getattr(reader, name) for reader in self.readers) for name in ("answered", "repeated"))
        connections = sum(stream.connections for stream in self.streams)
        return (f"{len(self.streams)} streams with {len(self.streams[0].ids)} events and {connections - len(self.streams)} new connections; "
                f"{answered} requests, {repeated} of them repeated")
