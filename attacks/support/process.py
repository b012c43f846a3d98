"""The packaged programs as child processes."""
import atexit
import contextlib
import functools
import glob
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    """Below the range of outgoing connections, which could take the port before the program does."""
    while True:
        port = random.randrange(20_000, 30_000)
        with contextlib.suppress(OSError), socket.socket() as listener:
            listener.bind(("127.0.0.1", port))
            return port


@functools.cache
def java():
    """Java 25, which may not be the default version."""
    homes = [os.environ.get("JAVA_HOME", ""), *glob.glob("/usr/lib/jvm/*25*")]
    for program in [*(f"{home}/bin/java" for home in homes if home), shutil.which("java") or ""]:
        if program and '"25' in subprocess.run([program, "-version"], capture_output=True, text=True).stderr:
            return program
    raise FileNotFoundError("no Java 25 in JAVA_HOME, on the path or in /usr/lib/jvm")


@functools.cache
def jar(module):
    """A copy of the packaged program, because a build beside this process may write it again."""
    found = sorted((ROOT / module / "target").glob("*-exec.jar"))
    assert found, f"{module} is not packaged: run mvn package"
    folder = tempfile.mkdtemp(prefix="urumi-attack-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(shutil.copy(found[0], folder))


def java_command(*arguments):
    return [java(), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *map(str, arguments)]


@functools.cache
def program():
    """The command of the packaged control plane from its extracted layout with an AOT cache, which halves the cost of a start."""
    folder = jar("app-web").parent / "extracted"
    subprocess.run(java_command("-Djarmode=tools", "-jar", jar("app-web"), "extract", "--destination", folder), check=True, timeout=120, capture_output=True)
    extracted, cache = folder / jar("app-web").name, folder / "control-plane.aot"
    training = ControlPlane(URUMI_SIMULATION_DELAYFACTOR="0.1", command=java_command(f"-XX:AOTCacheOutput={cache}", "-jar", extracted)).wait_until_ready()
    training.wait_for_phase(training.create("training").json()["id"], "READY")
    training.process.terminate()
    # The JVM writes the cache when it ends.
    training.exit_code(180)
    assert cache.exists(), training.output()
    training.stop()
    return java_command(f"-XX:AOTCache={cache}", "-jar", extracted)


def environment(**variables):
    """The environment, without settings of this machine that the programs would read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("URUMI_", "KUBERNETES_", "SPRING_")) and name != "KUBECONFIG"}
    return {**kept, **{name: str(value) for name, value in variables.items()}}


class ControlPlane:
    """A control plane with a data directory of its own, on the simulated cluster unless KUBECONFIG is given."""

    def __init__(self, *options, home=None, directory=None, command=None, **variables):
        self.folder = Path(tempfile.mkdtemp(prefix="urumi-attack-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.api = f"{self.url}/api/v1"
        self.log = self.folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([*(command or program()), f"--server.port={self.port}", *map(str, options)], stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                            cwd=directory or self.folder, env=environment(URUMI_HOME=home or self.folder / "home", **variables))

    def output(self):
        return self.log.read_text(errors="replace")

    def wait_until_ready(self, seconds=120):
        deadline = time.monotonic() + seconds
        while not self.is_ready():
            assert self.process.poll() is None, f"the control plane ended:\n{self.output()}"
            assert time.monotonic() < deadline, f"the control plane is not ready:\n{self.output()}"
            time.sleep(0.2)
        return self

    def is_ready(self):
        try:
            return requests.get(f"{self.url}/actuator/health/readiness", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def exit_code(self, seconds=60):
        return self.process.wait(seconds)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---------------------------------------------------------------- the API
    def create(self, subdomain, name=None, **options):
        return requests.post(f"{self.api}/stores", json={"name": name or f"Shop {subdomain}", "subdomain": subdomain}, timeout=30, **options)

    def store(self, store_id, **options):
        return requests.get(f"{self.api}/stores/{store_id}", timeout=30, **options).json()

    def wait_for_phase(self, store_id, phase, seconds=180):
        deadline = time.monotonic() + seconds
        while (store := self.store(store_id))["phase"] != phase:
            assert time.monotonic() < deadline, f"not {phase}: {store}"
            time.sleep(0.3)
        return store

    def newest_audit_entry(self):
        return requests.get(f"{self.api}/audit", params={"limit": 1}, timeout=30).json()["items"][0]
