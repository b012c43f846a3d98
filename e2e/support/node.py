"""The only node of the cluster: its kubelet is killed, and it is drained. Whatever happens, it is restored."""
import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

from support.commands import kubectl, run


class Kubelet:
    """Stopped and started by the commands in KUBELET_KILL and KUBELET_START; without them, as root, the testbed's process."""

    def __init__(self):
        self.kill_command, self.start_command = os.environ.get("KUBELET_KILL"), os.environ.get("KUBELET_START")
        self.pid_file = Path(os.environ["KUBECONFIG"]).parent / "run" / "kubelet.pid"
        if not self.kill_command:
            pid = int(self.pid_file.read_text())
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1]
            assert b"kubelet" in words, f"{pid} is not the kubelet: {words}"
            self.words, self.pid = words, pid

    @contextlib.contextmanager
    def killed(self):
        """Without time to stop. It starts again at the end."""
        if self.kill_command:
            run("sh", "-c", self.kill_command)
        else:
            os.kill(self.pid, signal.SIGKILL)
        try:
            yield
        finally:
            self.start()

    def start(self):
        if self.start_command:
            run("sh", "-c", self.start_command)
            return
        log = self.pid_file.parent.parent / "log" / "kubelet.log"
        with open(log, "ab") as output:
            process = subprocess.Popen(self.words, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
        self.pid = process.pid
        self.pid_file.write_text(f"{process.pid}\n")


class Node:
    def __init__(self):
        [self.name] = kubectl("get", "nodes", "-o", "jsonpath={.items[*].metadata.name}").split()

    def is_ready(self):
        return kubectl("get", "node", self.name, "-o", 'jsonpath={.status.conditions[?(@.type=="Ready")].status}') == "True"

    def wait_until(self, ready, seconds=120):
        deadline = time.monotonic() + seconds
        while self.is_ready() != ready:
            assert time.monotonic() < deadline, f"the node is still {'not ' if ready else ''}ready"
            time.sleep(0.5)

    @contextlib.contextmanager
    def draining(self, selector):
        """Runs `kubectl drain` for the pods that the selector matches, and ends it. No pod starts on the node until it is uncordoned."""
        command = ["kubectl", "drain", self.name, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=180s", f"--pod-selector={selector}"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            yield process
        finally:
            self.uncordon()
            process.kill()
            process.wait()

    def uncordon(self):
        kubectl("uncordon", self.name)
