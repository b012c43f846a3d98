"""The control plane under measurement: its API, and the packaged control plane of a checkout as a child process."""
import collections
import contextlib
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 300  # seconds
# As `mvn spring-boot:run` starts it (urumi.web.jvm in app-web/pom.xml).
JVM = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED"]
# The benchmarks send more requests from one address than users do.
NO_LIMITS = {f"URUMI_LIMITS_{kind}": "0" for kind in ("READS", "WRITES", "EXPENSIVEREADS", "RETRIES", "STREAMSPERCALLER", "STREAMS")}


class ControlPlane:
    def __init__(self, label, url, process=None):
        self.label, self.api, self.process = label, url.rstrip("/") + "/api/v1", process
        self.created, self.deleted = collections.defaultdict(list), collections.defaultdict(list)
        self.steps = collections.defaultdict(list)

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.api + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.loads(response.read() or "null")

    def wait_for(self, store, phase):
        """Follows the store's events: repeated requests for its state would take processor time from the start."""
        deadline = time.monotonic() + TIMEOUT
        with urllib.request.urlopen(f"{self.api}/events?store={store}&after=0", timeout=TIMEOUT) as stream:
            # An idle stream has comments.
            for line in stream:
                current = json.loads(line[5:])["event"].get("phase") if line.startswith(b"data:") else None
                if current == phase:
                    return
                if current == "FAILED" or time.monotonic() > deadline:
                    break
        sys.exit(f"{self.label}: store {store} did not become {phase}")

    def request(self, subdomain):
        return self.call("POST", "/stores", {"name": f"Benchmark {subdomain}", "subdomain": subdomain})["id"]

    def create(self, subdomain, series):
        started = time.monotonic()
        store = self.request(subdomain)
        self.wait_for(store, "READY")
        self.created[series].append(time.monotonic() - started)
        return store

    def delete(self, store, series):
        started = time.monotonic()
        self.call("DELETE", f"/stores/{store}")
        self.wait_for(store, "DELETED")
        self.deleted[series].append(time.monotonic() - started)
        for step in self.steps_of(store):
            if step.get("durationMs") is not None:
                self.steps[step["step"]].append(step["durationMs"])

    def steps_of(self, store):
        # One page has the steps of a creation and a deletion. Earlier versions have no pages.
        steps = self.call("GET", f"/stores/{store}/steps")
        return steps["items"] if isinstance(steps, dict) else steps

    def memory(self):
        """Resident memory in MiB, of a control plane that this program started."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024

    def processor_seconds(self):
        """User and system time so far, of a control plane that this program started."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def java_25():
    """The java of a JDK 25, which need not be the default Java."""
    home = os.environ.get("JAVA_HOME")
    for java in [*([f"{home}/bin/java"] if home else []), "java", *map(str, Path("/usr/lib/jvm").glob("*25*/bin/java"))]:
        if shutil.which(java) and '"25' in subprocess.run([java, "-version"], capture_output=True, text=True).stderr:
            return java
    sys.exit("no Java 25 in JAVA_HOME, on the path or in /usr/lib/jvm")


def unused_port():
    """Below the range of outgoing connections, which could take the port before the control plane does."""
    while True:
        port = random.randrange(20_000, 30_000)
        with contextlib.suppress(OSError), socket.socket() as listener:
            listener.bind(("127.0.0.1", port))
            return port


@contextlib.contextmanager
def control_plane_of(label, checkout):
    """Starts the packaged control plane of a checkout, and stops it at the end."""
    jars = list(Path(checkout).glob("app-web/target/*-exec.jar"))
    if len(jars) != 1:
        sys.exit(f"{checkout}: found {len(jars)} files app-web/target/*-exec.jar; run `mvn package` there")
    port = unused_port()
    home = tempfile.mkdtemp(prefix="urumi-benchmark-")
    with open(f"{home}/log", "w") as log:
        process = subprocess.Popen([java_25(), *JVM, "-jar", jars[0], f"--server.port={port}"],
                                   env={**os.environ, **NO_LIMITS, "URUMI_HOME": home}, stdout=log, stderr=subprocess.STDOUT)
    try:
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + TIMEOUT
        while not is_ready(url):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"the control plane of {checkout} did not start:\n{Path(home, 'log').read_text()[-3000:]}")
            time.sleep(0.5)
        yield ControlPlane(label, url, process)
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
        shutil.rmtree(home, ignore_errors=True)


def is_ready(url):
    try:
        with urllib.request.urlopen(f"{url}/actuator/health/readiness", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False
