"""Slow clients occupy no worker: customers get their pages, and the pod is not restarted."""
import contextlib
import itertools
import re
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest
import requests

from support.store import INGRESS

pytestmark = pytest.mark.measured

CLIENTS = 50
SECONDS = 45  # longer than the probes took to restart a pod before the fix: several liveness failures


class SlowClients:
    """Connections that send or receive a little each second. A connection that the server closes is opened again."""

    def __init__(self, address, host):
        url = urlsplit(address)
        self.address, self.host = (url.hostname, url.port or 80), host
        self.stop, self.connected, self.closed = threading.Event(), set(), 0

    def connect(self):
        client = socket.create_connection(self.address, timeout=5)
        return client

    def head(self, method, path, *headers):
        return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {self.host}", *headers, "", ""]).encode()

    def slow_body(self, client):
        client.sendall(self.head("POST", "/wp-comments-post.php", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 900000"))
        while not self.stop.wait(1):
            client.sendall(b"0" * 600)

    def stalled_body(self, client):
        client.sendall(self.head("POST", "/wp-login.php", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 1000") + b"log=")
        while not self.stop.wait(1) and client.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK) is not None:
            pass

    def slow_head(self, client):
        client.sendall(self.head("GET", "/shop/")[:-2] + b"X-Slow: ")
        while not self.stop.wait(1):
            client.sendall(b"x")

    def slow_reader(self, client):
        client.sendall(self.head("GET", "/wp-content/uploads/e2e-large.jpg"))
        while not self.stop.wait(1) and client.recv(100):
            pass

    def run(self, kind, number):
        while not self.stop.is_set():
            try:
                with self.connect() as client:
                    self.connected.add(number)
                    getattr(self, kind)(client)
            except BlockingIOError:
                # No response yet, as expected from a stalled body: keep the connection.
                self.stop.wait(1)
            except OSError:
                self.stop.wait(0.2)
            self.closed += 1

    @contextlib.contextmanager
    def attack(self, kind):
        threads = [threading.Thread(target=self.run, args=(kind, number), daemon=True) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            deadline = time.monotonic() + 30
            while len(self.connected) < CLIENTS:
                assert time.monotonic() < deadline
                time.sleep(0.1)
            time.sleep(3)
            yield
        finally:
            self.stop.set()
            for thread in threads:
                thread.join(10)


def restarts(store):
    return store.kubectl("get", "pods", "-l", "app.kubernetes.io/component=web", "-o", "jsonpath={.items[*].metadata.uid} {.items[*].status.containerStatuses[*].restartCount}")


def failed_probes(store):
    return [line for line in store.kubectl("get", "events", "--field-selector", "reason=Unhealthy", "-o", "name").split()]


def probe_log(store):
    return store.kubectl("get", "events", "-o", "custom-columns=R:.reason,M:.message")


PAGES = ["/shop/", "/product/mug/", "/cart/", "/my-account/", "/wp-includes/css/dashicons.min.css"]


def visit(store):
    """Requests all pages. Returns the slowest time."""
    slowest = 0
    for path in PAGES:
        started = time.monotonic()
        store.request(path, timeout=30).raise_for_status()
        slowest = max(slowest, time.monotonic() - started)
    return slowest


@pytest.fixture(scope="module")
def attacked_store(selling_store):
    selling_store.execute(selling_store.web, "sh", "-c", "head -c 20000000 /dev/urandom >/var/www/html/wp-content/uploads/e2e-large.jpg")
    yield selling_store
    selling_store.execute(selling_store.web, "rm", "/var/www/html/wp-content/uploads/e2e-large.jpg")


def assert_customers_are_served(store, alone, seconds):
    until, slowest, rounds = time.monotonic() + seconds, 0, 0
    for rounds in itertools.count(1):
        slowest = max(slowest, visit(store))
        if time.monotonic() > until:
            break
        time.sleep(0.5)
    print(f"{rounds} rounds of {len(PAGES)} pages, slowest page {slowest * 1000:.0f} ms (without slow clients {alone * 1000:.0f} ms)")
    # A busy test machine is slow by itself.
    assert slowest < max(1, 4 * alone)


@pytest.mark.parametrize("kind", ["slow_body", "stalled_body", "slow_head", "slow_reader"])
def test_customers_are_served_beside_slow_clients(attacked_store, kind):
    store = attacked_store
    visit(store)
    alone = max(visit(store) for _ in range(3))
    before, probes = restarts(store), failed_probes(store)
    with SlowClients(INGRESS, store.host).attack(kind):
        assert_customers_are_served(store, alone, SECONDS if kind == "slow_body" else 10)
    assert restarts(store) == before
    assert failed_probes(store) == probes, probe_log(store)


def test_customers_are_served_beside_slow_heads_that_no_ingress_controller_holds_back(attacked_store):
    """An ingress controller passes a request on when its head is complete. Here the clients connect to the pod."""
    with attacked_store.forwarded() as address, SlowClients(f"http://{address}", attacked_store.host).attack("slow_head"):
        assert_customers_are_served(attacked_store, 0.5, 10)


def test_an_order_can_be_placed_beside_slow_clients(attacked_store):
    with SlowClients(INGRESS, attacked_store.host).attack("slow_body"):
        assert re.search(r"order \d+ is placed", attacked_store.helm_test())


@pytest.mark.parametrize("sent, seconds", [(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", 30), (b"POST /wp-login.php HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nlog=", 40)],
                         ids=["head", "body"])
def test_a_request_that_does_not_go_on_is_ended(attacked_store, sent, seconds):
    with attacked_store.forwarded() as address:
        host, port = address.split(":")
        with socket.create_connection((host, int(port)), timeout=seconds) as client:
            client.sendall(sent)
            answer = client.recv(100)
    assert answer == b"" or b" 408 " in answer


def test_a_body_without_end_is_refused(store):
    def chunks():
        yield b"x"
    assert store.status("/wp-login.php", "POST", data=chunks()) == 411


class TestProbes:
    def test_a_busy_server_is_alive_and_ready(self, attacked_store):
        """All workers are occupied by pages that take long."""
        workers = int(attacked_store.kubectl("get", "deployment", "store-web", "-o", "jsonpath={.spec.template.spec.containers[0].env[?(@.name=='STORE_WORKERS')].value}"))
        attacked_store.sql("LOCK TABLES wp_options WRITE; SELECT SLEEP(0);")
        with attacked_store.forwarded(8082) as probes:
            lock = threading.Thread(target=attacked_store.sql, args=("LOCK TABLES wp_users WRITE, wp_usermeta WRITE; SELECT SLEEP(12);",))
            lock.start()
            time.sleep(1.5)
            pages = [threading.Thread(target=attacked_store.request, args=("/wp-login.php", "POST"),
                                      kwargs={"data": {"log": f"busy-{number}", "pwd": "x"}, "timeout": 60}) for number in range(2 * workers)]
            for page in pages:
                page.start()
            time.sleep(2)
            # As long after the last page as between two probes, and longer than the probe trusts without a question.
            attacked_store.execute(attacked_store.web, "touch", "-d", "15 seconds ago", "/tmp/last-page")
            for probe in ("live", "ready"):
                started = time.monotonic()
                assert requests.get(f"http://{probes}/healthz/{probe}", timeout=30).text == "ok\n"
                assert time.monotonic() - started < 3
            for thread in (lock, *pages):
                thread.join()
        attacked_store.sql("DELETE FROM wp_urumi_logins;")

    def test_the_ingress_controller_does_not_reach_the_probes(self, store):
        assert "8082" not in store.kubectl("get", "service", "store-web", "-o", "jsonpath={.spec.ports}")
