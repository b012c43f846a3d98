"""The critical path of one creation: which event each part of the time waited for, and who brings it about."""
from dataclasses import dataclass

PLATFORM, KUBERNETES, CONTAINER, SHOP, CLIENT = "control plane", "Kubernetes", "start of containers", "the shop's own start", "the benchmark"


@dataclass(frozen=True)
class Part:
    until: str
    what: str
    owner: str
    start: float
    end: float


STEPS = {
    "CREATE_NAMESPACE": ("namespace exists", "one request; observation of the cluster; transaction"),
    "BIND_ROLE": ("role bound", "one request, until it has effect; observation; transaction"),
    "APPLY_GUARDRAILS": ("guardrails applied", "the chart's guardrails rendered, then applied side by side; observation; transaction"),
    "CREATE_CREDENTIALS": ("credentials exist", "one request; observation; transaction"),
}
# Until which event, what it waits for, who brings it about. In causal order: a part that was over before the part above
# ended is not on the path.
AFTER_DEPLOYMENT = [
    ("database pod created", "Helm renders and creates the objects one after another; StatefulSet controller", PLATFORM),
    ("claim bound", "volume provisioner and volume binding, each by watch", KUBERNETES),
    ("database PodScheduled", "scheduler: queue, binding", KUBERNETES),
    ("database container running", "kubelet: volumes and Secret mounted; containerd: sandbox, network, container; seen by the next status of the kubelet", CONTAINER),
    ("web container running", "the same for the web pod", CONTAINER),
    ("data unpacked", "database: prepared data unpacked", SHOP),
    ("MariaDB started", "database: process started", SHOP),
    ("database ready for connections", "database: start of MariaDB", SHOP),
    ("web server up", "Apache: start", SHOP),
    ("shop set up", "web: settings of the store written to the database", SHOP),
    ("first page made", "web: first page, PHP without compiled code", SHOP),
    ("web Ready", "kubelet: its list of containers once a second, readiness probe, status to the API server, watch", CONTAINER),
]
WAITS = {
    "AWAIT_DATABASE": ("wait for the database ends", "informer, burst of changes (20 ms), claim, observation, transaction"),
    "AWAIT_WEB": ("wait for the web server ends", "informer, burst of changes (20 ms), claim, observation, transaction"),
    "AWAIT_STOREFRONT": ("wait for the shop's page ends", "probe every 150 ms until the ingress controller has the route; page; transaction"),
}


def critical_path(times, steps, seen, logs):
    """The parts, in seconds since the request.

    @param times  request, answered and ready, as the benchmark saw them
    @param steps  (name, start, end) of the control plane's timeline
    @param seen   arrival of the cluster's changes
    @param logs   (time, text) of the containers' log lines, by component
    """
    path, known = Path(times["request"]), {**seen, **of_logs(logs)}
    claims = [at for name, at in seen.items() if name.startswith("claim ")]
    if claims:
        known["claim bound"] = max(claims)
    by_name = {}
    for name, start, end in steps:
        by_name.setdefault(name, (start, end))
        by_name[name] = (by_name[name][0], end)
    path.until(times["answered"], "request answered", "HTTP; transaction: store, event, audit entry", PLATFORM)
    if steps:
        path.until(min(start for _, start, _ in steps), "first step begins", "signal, claim, observation, transaction", PLATFORM)
    for step, (until, what) in STEPS.items():
        if step in by_name:
            path.until(by_name[step][1], until, what, PLATFORM)
    for until, what, owner in AFTER_DEPLOYMENT:
        if until in known:
            path.until(known[until], until, what, owner)
    for step, (until, what) in {"DEPLOY_RELEASE": ("deployment ends", "Helm's record of the release; observation"), **WAITS}.items():
        if step in by_name:
            path.until(by_name[step][1], until, what, PLATFORM)
    path.until(times["ready"], "client sees READY", "transaction; event stream", CLIENT)
    return path.parts


def of_logs(logs):
    texts = {"data unpacked": ("database", "unpacked the prepared data"), "MariaDB started": ("database", "Starting MariaDB"),
             "database ready for connections": ("database", "ready for connections"), "web server up": ("web", "resuming normal operations"),
             "shop set up": ("web", "urumi: ready"), "first page made": ("web", "urumi-first-page")}
    found = {}
    for until, (component, text) in texts.items():
        at = next((at for at, line in logs[component] if text in line), None)
        if at:
            found[until] = at
    return found


class Path:
    def __init__(self, start):
        self.start, self.parts = start, []

    def until(self, at, until, what, owner):
        begin, end = self.parts[-1].end if self.parts else 0.0, at - self.start
        if end > begin:
            self.parts.append(Part(until, what, owner, begin, end))
