"""Processor seconds of all processes of this machine, by what they do, from /proc."""
import collections
import os
import re
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# By the command line, the first that matches. A process that matches none belongs to the kind of its parent.
KINDS = [
    ("database of the shop", r"mariadbd|mysqld|run-server TERM mariadbd"),
    ("PHP and web server of the shop", r"apache2|httpd|\bphp\b|run-server WINCH"),
    ("API server", r"kube-apiserver|\bkube apiserver\b"),
    ("etcd", r"\betcd\b(?!-servers)|\bkine\b"),
    ("controller manager", r"controller-manager"),
    ("scheduler", r"kube-scheduler|\bkube scheduler\b"),
    ("kubelet", r"\bkubelet\b"),
    ("volume provisioner", r"provisioner"),
    ("k3s (all of Kubernetes)", r"\bk3s\b"),
    ("containerd, shims, runc: start of containers", r"containerd|dockerd|\brunc\b|/pause"),
    ("network (CNI, kube-proxy, DNS)", r"cilium|kube-proxy|\bkube proxy\b|coredns|calico|flannel"),
    ("ingress controller", r"traefik|ingress"),
]
CONTROL_PLANE, BENCHMARK, KERNEL, OTHERS = "control plane", "this benchmark", "kernel threads", "others on this machine"
# By the name of the thread, which Linux cuts after 15 characters.
THREADS = [
    ("JIT compiler", r"^C[12] Compiler|^JVMCI"),
    ("garbage collector, VM", r"^GC |^G1 |^VM |^Concurrent|^Serial|^Reference|^Finalizer|^Signal|^Service|^Monitor|^Common-Cleaner|^Sweeper"),
    ("Helm, calls that change a release", r"^helm-write"),
    ("Helm, reads", r"^helm-read"),
    ("engine, scheduler of Reactor", r"^parallel-|^single-"),
    ("API (HTTP)", r"^reactor-http|^http"),
    ("database", r"^urumi-h2|^boundedElastic|^r2dbc|^H2|^MVStore|^reactor-tcp|^reactor-p"),
    ("Kubernetes client, informers, probes", r"^ForkJoin|^urumi|^OkHttp|^k8s|^VirtualThread|^Okio"),
]


@dataclass(frozen=True)
class Process:
    parent: int
    started: int
    own: float
    reaped: float
    kind: str


def stat(path):
    """Fields after the name: state, parent, … (proc_pid_stat(5)). None when it has ended."""
    try:
        text = Path(path).read_text()
    except OSError:
        return None
    name = text[text.index("(") + 1:text.rindex(")")]
    return name, text[text.rindex(")") + 2:].split()


def seconds(fields):
    user, system, children_user, children_system = map(int, fields[11:15])
    return (user + system) / TICKS, (children_user + children_system) / TICKS


def command_line(pid, name):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip() or f"[{name}]"
    except OSError:
        return f"[{name}]"


class Processes:
    """A reading of all processes. `since` says what they used between two readings."""

    def __init__(self, control_plane):
        raw = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit() and (found := stat(f"/proc/{entry}/stat")):
                raw[int(entry)] = found
        self._raw, self._control_plane, self._kinds = raw, control_plane, {}
        self.all = {}
        for pid, (_, fields) in raw.items():
            own, reaped = seconds(fields)
            self.all[pid] = Process(int(fields[1]), int(fields[19]), own, reaped, self._kind(pid))
        self.threads = self._threads()
        self.machine = sum(map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:4])) / TICKS

    def _kind(self, pid):
        if pid not in self._kinds:
            self._kinds[pid] = self._find_kind(pid)
        return self._kinds[pid]

    def _find_kind(self, pid):
        if pid == self._control_plane:
            return CONTROL_PLANE
        if pid == os.getpid():
            return BENCHMARK
        if pid == 2 or pid not in self._raw:
            return KERNEL if pid == 2 else OTHERS
        name, fields = self._raw[pid]
        parent = int(fields[1])
        if self._kind(parent) in (CONTROL_PLANE, BENCHMARK):
            return self._kind(parent)
        # The program and its first arguments: paths in later ones name other programs.
        words = " ".join(command_line(pid, name).split()[:4])
        return next((kind for kind, pattern in KINDS if re.search(pattern, words)), self._kind(parent))

    def _threads(self):
        found = {}
        folder = f"/proc/{self._control_plane}/task"
        for thread in os.listdir(folder):
            if read := stat(f"{folder}/{thread}/stat"):
                name, fields = read
                found[int(thread)] = (name, seconds(fields)[0])
        return found

    def since(self, before):
        """Processor seconds by kind. A process that ended in between counts for the one that waited for it."""
        used = collections.Counter()
        for pid, process in self.all.items():
            former = before.all.get(pid)
            same = former is not None and former.started == process.started
            used[process.kind] += process.own + process.reaped - (former.own + former.reaped if same else 0)
        for pid, process in before.all.items():
            now = self.all.get(pid)
            if now is None or now.started != process.started:
                # Its parent now counts its whole life, also the part before the first reading.
                parent = self.all.get(process.parent)
                used[parent.kind if parent else OTHERS] -= process.own + process.reaped
        return used

    def threads_since(self, before):
        """Processor seconds of the control plane's threads, by what they do."""
        used = collections.Counter()
        for thread, (name, now) in self.threads.items():
            kind = next((kind for kind, pattern in THREADS if re.search(pattern, name)), "other threads (Helm's own among them)")
            used[kind] += now - before.threads.get(thread, (name, 0))[1]
        total = self.all[self._control_plane].own - before.all[self._control_plane].own
        used["threads that ended"] += total - sum(used.values())
        return used
