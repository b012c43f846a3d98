"""What the cluster reports while stores start: watches with the time of arrival, log lines, and requests to the API server."""
import collections
import json
import os
import re
import subprocess
import threading
import time
import urllib.request
from datetime import datetime

WATCHED = {"pods": "/api/v1/pods", "claims": "/api/v1/persistentvolumeclaims"}
COMPONENT = "app.kubernetes.io/component"


def instant(text):
    """Seconds since the epoch, of a time with up to nine decimals."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", text).replace("Z", "+00:00")).timestamp()


class Cluster:
    """Watches through `kubectl proxy`: statuses have whole seconds only, so the time of arrival is taken."""

    def __init__(self):
        self.proxy = subprocess.Popen(["kubectl", "proxy", "--port=0"], stdout=subprocess.PIPE, text=True)
        self.address = "http://" + self.proxy.stdout.readline().split()[-1]
        self.seen = collections.defaultdict(dict)
        for kind, path in WATCHED.items():
            version = self.get(f"{path}?limit=1")["metadata"]["resourceVersion"]
            threading.Thread(target=self._watch, args=(kind, f"{path}?watch=1&resourceVersion={version}"), daemon=True).start()

    def close(self):
        self.proxy.terminate()
        self.proxy.wait()

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=30) as response:
            return json.load(response)

    def text(self, path):
        with urllib.request.urlopen(self.address + path, timeout=30) as response:
            return response.read().decode(errors="replace")

    def _watch(self, kind, path):
        try:
            with urllib.request.urlopen(self.address + path, timeout=3600) as stream:
                for line in stream:
                    now, event = time.time(), json.loads(line)
                    if event["type"] in ("ADDED", "MODIFIED"):
                        self._record(kind, event["object"], now)
        except (OSError, ValueError):
            pass  # closed

    def _record(self, kind, item, now):
        seen = self.seen[item["metadata"]["namespace"]]
        if kind == "claims":
            if item["status"].get("phase") == "Bound":
                seen.setdefault(f"claim {item['metadata']['name']} bound", now)
            return
        component = item["metadata"].get("labels", {}).get(COMPONENT, "?")
        seen.setdefault(f"{component} pod created", now)
        for condition in item["status"].get("conditions", []):
            if condition["status"] == "True":
                seen.setdefault(f"{component} {condition['type']}", now)
        if any("running" in container.get("state", {}) for container in item["status"].get("containerStatuses", [])):
            seen.setdefault(f"{component} container running", now)

    def log_lines(self, namespace, component):
        """(time, text) of each line that the containers of a component have logged."""
        pods = self.get(f"/api/v1/namespaces/{namespace}/pods?labelSelector={COMPONENT}%3D{component}")["items"]
        for pod in pods:
            spec = pod["spec"]
            for container in spec.get("initContainers", []) + spec["containers"]:
                text = self.text(f"/api/v1/namespaces/{namespace}/pods/{pod['metadata']['name']}/log?timestamps=true&container={container['name']}")
                for line in text.splitlines():
                    stamp, _, message = line.partition(" ")
                    yield instant(stamp), message

    def requests(self):
        """Requests that the API server has answered so far, without watches, by all its clients: number by verb and kind."""
        found = collections.Counter()
        for line in self.text("/metrics").splitlines():
            if line.startswith("apiserver_request_total{"):
                labels = dict(re.findall(r'(\w+)="([^"]*)"', line))
                if labels["verb"] != "WATCH":
                    kind = "/".join(part for part in (labels["resource"], labels["subresource"].strip("/")) if part)
                    found[f"{labels['verb'].lower()} {kind}"] += int(float(line.rpartition(" ")[2]))
        return found


class AuditLog:
    """The API server's audit log (AUDIT_LOG), from now on: who has sent which requests."""

    def __init__(self):
        self.path = os.environ.get("AUDIT_LOG")
        self.start = os.path.getsize(self.path) if self.path else 0

    def requests(self):
        """The completed requests; empty without an audit log."""
        if not self.path:
            return []
        with open(self.path, "rb") as log:
            # After a rotation the file is shorter.
            log.seek(self.start if os.path.getsize(self.path) >= self.start else 0)
            events = [json.loads(line) for line in log if line.endswith(b"\n")]
        return [event for event in events if event.get("stage") == "ResponseComplete" and event.get("verb") != "watch"]


def client(event):
    """The program that sent a request, without its version."""
    agent = event.get("userAgent") or "unknown"
    if agent.startswith("Kubernetes Java Client"):
        return "control plane (client-java)"
    if agent.startswith(("Helm", "helm", "Go-http-client")):
        return f"Helm ({agent.split('/')[0]})"
    return agent.split("/")[0].split(" ")[0]
