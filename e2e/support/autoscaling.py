"""What test_autoscaling.py adds to a cluster and takes away again: metrics-server, and Karpenter whose nodes are simulated by kwok."""
import contextlib
import json
import os
import subprocess
import time
from pathlib import Path

import yaml

from support.commands import kubectl

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "urumi" / "autoscaling"
METRICS = "/apis/metrics.k8s.io/v1beta1/nodes"
POOL = "urumi.example/pool"
NODE_POOL = """
apiVersion: karpenter.kwok.sh/v1alpha1
kind: KWOKNodeClass
metadata: {{name: {name}}}
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {{name: {name}}}
spec:
  template:
    metadata: {{labels: {{{pool}: {name}}}}}
    spec:
      nodeClassRef: {{group: karpenter.kwok.sh, kind: KWOKNodeClass, name: {name}}}
      expireAfter: Never
      # For the pods of this test only.
      taints: [{{key: {pool}, value: {name}, effect: NoSchedule}}]
      requirements:
        - {{key: kubernetes.io/arch, operator: In, values: [amd64]}}
        - {{key: kubernetes.io/os, operator: In, values: [linux]}}
        - {{key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}}
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 5s
    budgets: [{{nodes: "100%"}}]
"""
LOAD = """
apiVersion: apps/v1
kind: Deployment
metadata: {{name: load, namespace: {namespace}}}
spec:
  replicas: 1
  selector: {{matchLabels: {{app: load}}}}
  template:
    metadata: {{labels: {{app: load}}}}
    spec:
      nodeSelector: {{{pool}: {name}}}
      tolerations: [{{key: {pool}, operator: Exists}}]
      terminationGracePeriodSeconds: 0
      securityContext: {{runAsNonRoot: true, runAsUser: 65532, seccompProfile: {{type: RuntimeDefault}}}}
      containers:
        - name: load
          image: none
          securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}
          resources: {{requests: {{cpu: "{processors}"}}}}
"""

# The nodes are simulated, so no provisioner serves them. A store has two claims.
VOLUMES = """
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {{name: {name}}}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
""" + "".join(f"""---
apiVersion: v1
kind: PersistentVolume
metadata: {{{{name: {{name}}-{number}}}}}
spec:
  storageClassName: {{name}}
  capacity: {{{{storage: 100Gi}}}}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  hostPath: {{{{path: /nonexistent}}}}
""" for number in (1, 2))


@contextlib.contextmanager
def metrics_server():
    """The cluster's own, or one that is removed at the end."""
    if kubectl("get", "--raw", METRICS, check=False):
        yield
        return
    objects = list(yaml.safe_load_all(kubectl("kustomize", CACHE / "metrics-server")))
    [service] = [each for each in objects if each["kind"] == "APIService"]
    objects.remove(service)
    for each in objects:
        if each["kind"] == "Deployment":
            [container] = each["spec"]["template"]["spec"]["containers"]
            container["image"] = "urumi.local/e2e-metrics-server:1"
            # Clusters for trying out have kubelets with certificates that they signed themselves.
            container["args"].append("--kubelet-insecure-tls")
    text = json.dumps({"apiVersion": "v1", "kind": "List", "items": objects})
    try:
        kubectl("apply", "-f", "-", input=text)
        kubectl("-n", "kube-system", "rollout", "status", "deployment/metrics-server", "--timeout=120s")
        # While an APIService has no pod, the namespace controller deletes no namespace.
        kubectl("apply", "-f", "-", input=json.dumps(service))
        deadline = time.monotonic() + 120
        while '"usage"' not in kubectl("get", "--raw", METRICS, check=False):
            assert time.monotonic() < deadline, "metrics-server has no figures of a node"
            time.sleep(2)
        yield
    finally:
        kubectl("delete", "apiservice", service["metadata"]["name"], "--ignore-not-found")
        kubectl("delete", "-f", "-", "--ignore-not-found", input=text)


class Karpenter:
    """Karpenter with its kwok provider, and kwok, as processes beside the cluster. They know one NodePool, which has a taint."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        self.processes = []

    def __enter__(self):
        self.definitions = [definition for definition in self.crds() if not kubectl("get", "crd", definition, "--ignore-not-found")]
        kubectl("apply", "--server-side", "-f", CACHE / "crds")
        kubectl("wait", "--for=condition=Established", *(f"crd/{name}" for name in self.crds()), "--timeout=30s")
        try:
            stages = [word for stage in ("node-initialize", "pod-ready", "pod-delete") for word in ("--config", CACHE / "stages" / f"{stage}.yaml")]
            self.start("kwok", "--kubeconfig", os.environ["KUBECONFIG"], "--manage-all-nodes=false",
                       "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake", *stages)
            self.start("karpenter", DISABLE_LEADER_ELECTION="true", SYSTEM_NAMESPACE="kube-system", KARPENTER_SERVICE="karpenter",
                       METRICS_PORT="18580", HEALTH_PROBE_PORT="18581", BATCH_IDLE_DURATION="1s")
            kubectl("apply", "-f", "-", input=NODE_POOL.format(name=self.name, pool=POOL))
        except BaseException:
            self.__exit__()
            raise
        return self

    @staticmethod
    def crds():
        return [yaml.safe_load(file.read_text())["metadata"]["name"] for file in sorted((CACHE / "crds").glob("*.yaml"))]

    def start(self, program, *words, **environment):
        log = open(self.folder / f"{program}.log", "w", encoding="utf-8")
        self.processes.append(subprocess.Popen([str(word) for word in (CACHE / program, *words)], env={**os.environ, **environment},
                                               stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT))

    def __exit__(self, *_):
        # Karpenter itself removes its nodes, which have its finalizers.
        kubectl("delete", "nodepool", self.name, "--ignore-not-found", "--wait=false", check=False)
        kubectl("delete", "nodeclaims", "-l", f"karpenter.sh/nodepool={self.name}", "--timeout=60s", check=False)
        kubectl("delete", "nodes", "-l", f"{POOL}={self.name}", "--timeout=60s", check=False)
        kubectl("delete", "kwoknodeclass", self.name, "--ignore-not-found", "--wait=false", check=False)
        if self.definitions:
            kubectl("delete", "crd", *self.definitions, "--timeout=30s", check=False)
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(20)

    def nodes(self):
        """Name of each node that it has added → its processors, as Kubernetes writes quantities."""
        items = json.loads(kubectl("get", "nodes", "-l", f"{POOL}={self.name}", "-o", "json"))["items"]
        return {node["metadata"]["name"]: node["status"].get("capacity", {}).get("cpu", "none yet") for node in items}

    def blocked(self, node):
        """What Karpenter says why it does not remove a node."""
        events = json.loads(kubectl("get", "events", "-A", "--field-selector", f"involvedObject.name={node},reason=DisruptionBlocked", "-o", "json"))["items"]
        return " ".join(event["message"] for event in events)


def load(karpenter, namespace, processors):
    """A pod of somebody else that needs a large node."""
    kubectl("apply", "-f", "-", input=LOAD.format(namespace=namespace, name=karpenter.name, pool=POOL, processors=processors))


@contextlib.contextmanager
def volumes(karpenter):
    """For the claims of one store, on any node."""
    text = VOLUMES.format(name=karpenter.name)
    kubectl("apply", "-f", "-", input=text)
    try:
        yield
    finally:
        kubectl("delete", "-f", "-", "--ignore-not-found", "--wait=false", input=text)


def store_values(karpenter):
    """Values of charts/control-plane by which the pods of stores run on the nodes of the NodePool. Jobs run anywhere."""
    key = POOL.replace(".", r"\.")
    for part in ("web", "database"):
        yield f"stores.chartValues.{part}.nodeSelector.{key}={karpenter.name}"
        yield f"stores.chartValues.{part}.tolerations[0].key={POOL}"
        yield f"stores.chartValues.{part}.tolerations[0].operator=Exists"
    yield "stores.chartValues.cron.enabled=false"
    yield f"stores.storageClass={karpenter.name}"
