"""Attacks on the control plane. The numbers are those of the security review."""
import collections
import concurrent.futures
import contextlib
import http.client
import http.server
import json
import re
import socket
import statistics
import subprocess
import threading
import time
import uuid

import pytest
import requests

from support.process import environment, free_port, jar, java

JSON = {"Content-Type": "application/json"}


def at_once(workers, call, inputs):
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return list(pool.map(call, inputs))


def timed(call):
    start = time.monotonic()
    result = call()
    return result, time.monotonic() - start


def own_address():
    """An address of this machine other than the loopback address, or None."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address = probe.getsockname()[0]
    return None if address.startswith("127.") else address


@pytest.mark.parametrize("header", [
    {"X-Forwarded-For": "203.0.113.66"}, {"Forwarded": "for=evil-name.example"}, {"Forwarded": 'for="[2001:db8::1]"'},
])
def test_a1_a_client_cannot_choose_the_origin_in_the_audit_log(start_in_pod_environment, header):
    plane = start_in_pod_environment
    response = plane.create(f"origin-{uuid.uuid4().hex[:6]}", headers=header)
    assert response.status_code == 202, response.text
    assert plane.newest_audit_entry()["origin"] == "127.0.0.1"


@pytest.fixture(scope="module")
def start_in_pod_environment():
    """Spring Boot trusts forwarding headers when these variables exist, which they do in every pod."""
    from support.process import ControlPlane
    plane = ControlPlane(URUMI_SIMULATION_DELAYFACTOR="0.1", ANYTHING_SERVICE_HOST="10.96.0.1", ANYTHING_SERVICE_PORT="443")
    yield plane.wait_until_ready()
    plane.stop()


# Settings urumi.limits.* of the control plane: requests of one address per minute, and open streams.
WRITES, RETRIES, STREAMS = 600, 30, 250
# Refused requests of one caller and kind that the audit log lists one by one in a minute.
LISTED = 60


def assert_limited(statuses, allowed, per_minute, seconds):
    """What is allowed at once, and what was added to it meanwhile, is answered; everything else gets 429."""
    answered = sum(count for status, count in statuses.items() if status != 429)
    assert set(statuses) == {*allowed, 429}
    assert per_minute <= answered <= per_minute * (1 + seconds / 60) + 1


def refusals(plane):
    """The entries of the audit log about refused requests."""
    export = requests.get(f"{plane.api}/audit/export", timeout=60)
    assert export.status_code == 200
    return [entry for entry in map(json.loads, export.text.splitlines()) if entry.get("outcome") == "REFUSED"]


def test_a2_requests_for_missing_stores_do_not_fill_the_audit_log(start):
    plane = start().wait_until_ready()
    with requests.Session() as session:
        session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=8))

        def delete(_):
            return session.delete(f"{plane.api}/stores/{uuid.uuid4()}", timeout=30).status_code
        statuses, seconds = timed(lambda: collections.Counter(at_once(8, delete, range(5000))))
    print(dict(statuses), f"in {seconds:.0f} s")
    assert_limited(statuses, {404}, WRITES, seconds)
    listed = len(refusals(plane))
    assert LISTED <= listed <= LISTED * (seconds // 60 + 2)


def test_a3_a_flood_of_streams_does_not_slow_reads(start):
    plane = start().wait_until_ready()
    statuses, streams = collections.Counter(), []

    def open_stream(_):
        connection = http.client.HTTPConnection("127.0.0.1", plane.port, timeout=30)
        connection.request("GET", "/api/v1/events?after=0", headers={"Accept": "text/event-stream"})
        statuses[connection.getresponse().status] += 1
        streams.append(connection)
    at_once(20, open_stream, range(STREAMS + 150))
    reads = [timed(lambda: requests.get(f"{plane.api}/stores", timeout=30).status_code) for _ in range(20)]
    for connection in streams:
        connection.close()
    seconds = [spent for _, spent in reads]
    print(dict(statuses), f"reads: median {statistics.median(seconds) * 1000:.0f} ms, slowest {max(seconds) * 1000:.0f} ms")
    assert statuses == {200: STREAMS, 429: 150}
    assert {status for status, _ in reads} == {200}
    assert not re.search(r"lease.*lost|lost.*lease", plane.output(), re.IGNORECASE), "the engine goes on"


def test_a4_simultaneous_verifications_share_runs(start):
    plane = start("--logging.level.org.springframework.r2dbc=DEBUG", URUMI_SIMULATION_DELAYFACTOR="0").wait_until_ready()
    # A log that takes a while to verify.
    assert set(at_once(4, lambda number: plane.create(f"verified-{number}").status_code, range(150))) == {202}
    before = runs(plane)

    def verify(_):
        return requests.get(f"{plane.api}/audit/verification", timeout=60).status_code
    statuses = collections.Counter(at_once(50, verify, range(50)))
    print(dict(statuses), f"in {runs(plane) - before} runs")
    assert statuses == {200: 50}
    assert 1 <= runs(plane) - before < 50


def runs(plane):
    """How often the log has been verified: each run begins with this statement."""
    return plane.output().count("[select entries, hash from audit_head where id = 1]")


def test_a5_the_response_is_not_much_larger_than_the_request(plane):
    fields = "{" + ",".join(f'"{number:x}":1' for number in range(1500)) + "}"
    response = requests.post(f"{plane.api}/stores", data=fields, headers=JSON, timeout=30)
    assert response.status_code == 400
    assert len(response.content) < 10_000


@pytest.fixture
def silent_api_server(tmp_path):
    """A kubeconfig whose API server accepts connections and never responds, and those connections."""
    connections = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1000)

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    connections.append(listener.accept()[0])
        threading.Thread(target=accept, daemon=True).start()
        kubeconfig = tmp_path / "kubeconfig"
        kubeconfig.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "silent",
            "clusters": [{"name": "silent", "cluster": {"server": f"http://127.0.0.1:{listener.getsockname()[1]}"}}],
            "users": [{"name": "somebody", "user": {"token": "none"}}],
            "contexts": [{"name": "silent", "context": {"cluster": "silent", "user": "somebody"}}],
        }))
        kubeconfig.chmod(0o600)
        yield kubeconfig, connections
        listener.shutdown(socket.SHUT_RDWR)
    for connection in connections:
        connection.close()


def test_without_a_token_the_api_is_not_readable(protected):
    for path in ("/api/v1/stores", "/api/v1/audit", "/api/v1/events", "/actuator/prometheus", "/actuator/info"):
        assert requests.get(protected.url + path, timeout=30).status_code == 401, path
    token = (protected.folder / "home" / "api-token").read_text().strip()
    assert requests.get(f"{protected.api}/stores", headers={"Authorization": f"Bearer {token}"}, timeout=30).status_code == 200
    assert token not in protected.output()


def test_a6_health_without_a_token_shows_the_status_only(protected):
    response = requests.get(f"{protected.url}/actuator/health", timeout=30)
    assert response.status_code == 200
    assert set(response.json()) == {"status", "groups"} and response.json()["status"] == "UP"
    for probe in ("liveness", "readiness"):
        assert requests.get(f"{protected.url}/actuator/health/{probe}", timeout=30).json() == {"status": "UP"}
    for details in ("details", "db", "database", "cluster"):
        assert requests.get(f"{protected.url}/actuator/health/{details}", timeout=30).status_code == 401


def test_a6_a_flood_of_health_checks_of_a_silent_cluster_is_answered_from_a_cache(start, silent_api_server):
    kubeconfig, connections = silent_api_server
    plane = start(KUBECONFIG=kubeconfig).wait_until_ready()
    before = len(connections)

    def health(_):
        return requests.get(f"{plane.url}/actuator/health", timeout=60).status_code
    statuses, seconds = timed(lambda: collections.Counter(at_once(200, health, range(2000))))
    liveness, spent = timed(lambda: requests.get(f"{plane.url}/actuator/health/liveness", timeout=30).status_code)
    asked = len(connections) - before
    print(f"2000 health checks in {seconds:.1f} s, {asked} connections to the cluster, then liveness {liveness} after {spent * 1000:.0f} ms")
    # An unreachable cluster is not a reason to restart the process.
    assert statuses == {200: 2000}
    assert asked < 200, "the cluster is not asked for each of them"
    assert liveness == 200


@pytest.mark.parametrize("sent", [
    b"POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
    b"POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ",
], ids=["half a body", "half a chunk", "half a head"])
def test_a7_an_incomplete_request_does_not_hold_its_connection(plane, sent):
    with socket.create_connection(("127.0.0.1", plane.port), timeout=45) as connection:
        connection.sendall(sent)
        start = time.monotonic()
        while connection.recv(65536):
            pass
        print(f"closed after {time.monotonic() - start:.0f} s")
        assert time.monotonic() - start < 32


def test_a7_headers_sent_byte_by_byte_do_not_hold_their_connection(plane):
    with socket.create_connection(("127.0.0.1", plane.port), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ")
        start = time.monotonic()
        connection.settimeout(1)
        while time.monotonic() - start < 40:
            try:
                connection.sendall(b"a")
                if not connection.recv(65536):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        assert time.monotonic() - start < 32


def test_a11_the_shell_does_not_read_settings_from_the_working_directory(tmp_path):
    requested = []

    class Collector(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            requested.append(self.path)
            self.send_error(404)
        do_GET = do_HEAD

        def log_message(self, *_):
            pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "application.properties").write_text(
        f"spring.config.import=optional:http://127.0.0.1:{server.server_port}/${{URUMI_TOKEN:none}}.properties\n")
    address = f"http://127.0.0.1:{server.server_port}"
    done = subprocess.run([java(), "-jar", str(jar("app-shell")), "plan", "list", "--url", address], cwd=tmp_path,
                          env=environment(URUMI_TOKEN="urumi_secret"), capture_output=True, text=True, timeout=60)
    server.shutdown()
    assert set(requested) == {"/api/v1/plans"}, done.stderr


def test_a12_retries_and_the_timeline_are_bounded(start):
    plane = start(URUMI_SIMULATION_DELAYFACTOR="0").wait_until_ready()
    store_id = plane.create("fail-chart-x").json()["id"]
    plane.wait_for_phase(store_id, "FAILED", 300)

    def retry(_):
        return requests.post(f"{plane.api}/stores/{store_id}:retry", timeout=30).status_code
    statuses, seconds = timed(lambda: collections.Counter(at_once(4, retry, range(300))))
    print(dict(statuses), f"in {seconds:.0f} s")
    assert_limited(statuses, set(statuses) & {202, 409}, RETRIES, seconds)
    steps = requests.get(f"{plane.api}/stores/{store_id}/steps", timeout=30)
    assert steps.status_code == 200
    assert 0 < len(steps.json()["items"]) <= 200 and len(steps.content) < 300_000


def test_a16_a_planted_token_in_an_open_directory_stops_the_start(start, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o777)
    (home / "api-token.sha256").write_text("0" * 64)
    plane = start("--server.address=0.0.0.0", home=home)
    assert plane.exit_code() == 1
    assert str(home) in plane.output()


@pytest.fixture
def other_address():
    address = own_address()
    if address is None:
        pytest.skip("the machine has no address besides the loopback address")
    return address


def test_a16_a_management_address_does_not_bypass_the_token(start, other_address):
    management = free_port()
    plane = start(f"--management.server.port={management}", "--management.server.address=0.0.0.0")
    wait_for_port(plane, "127.0.0.1", management)
    for host in ("localhost", f"{other_address}:{management}", "evil.example"):
        for path in ("prometheus", "info", "metrics"):
            response = requests.get(f"http://{other_address}:{management}/actuator/{path}", headers={"Host": host}, timeout=30)
            assert response.status_code == 401, f"{path} for {host}"


def test_a16_a_management_port_is_not_open_for_other_machines(start, other_address):
    """Spring Boot's default is every address of the machine."""
    management = free_port()
    plane = start(f"--management.server.port={management}")
    wait_for_port(plane, "127.0.0.1", management)
    assert "jvm_" in requests.get(f"http://127.0.0.1:{management}/actuator/prometheus", timeout=30).text
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((other_address, management), timeout=10)


def wait_for_port(plane, address, port, seconds=120):
    deadline = time.monotonic() + seconds
    while True:
        assert plane.process.poll() is None, f"the control plane ended:\n{plane.output()}"
        with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=5):
            return
        assert time.monotonic() < deadline, plane.output()
        time.sleep(0.2)


@pytest.mark.parametrize("headers, status", [
    ({"Host": "evil.example"}, 421),
    ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
])
def test_a23_other_sites_cannot_read(plane, headers, status):
    assert requests.get(f"{plane.api}/audit/verification", headers=headers, timeout=30).status_code == status


def test_a23_other_sites_cannot_write(plane):
    response = requests.post(f"{plane.api}/stores", data="{}", headers={**JSON, "Origin": "http://alpha.localhost"}, timeout=30)
    assert response.status_code == 403


def test_a24_an_ambiguous_length_is_refused_and_the_connection_closed(plane):
    with socket.create_connection(("127.0.0.1", plane.port), timeout=10) as connection:
        connection.sendall(b"POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nX")
        received = b""
        while part := connection.recv(65536):
            received += part
    assert received.startswith(b"HTTP/1.1 400 ")


def test_a24_a_large_body_is_refused(plane):
    assert requests.post(f"{plane.api}/stores", data="a" * 20_000, headers=JSON, timeout=30).status_code == 413
