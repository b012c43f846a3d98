"""Namespaces with the objects of a store of which no pod ever runs, to measure what many stores cost."""
import json
import subprocess

import yaml

from support.commands import CHART, helm, kubectl

PLACEHOLDER = "to-be-named"
NAMESPACE = f"store-{PLACEHOLDER}"
# Pods of a scheduler that does not exist stay as they are.
NO_SCHEDULER = "none"


def objects():
    """Those of one store, as the control plane installs them, with a placeholder for its name."""
    text = helm("template", "store", CHART, "-n", NAMESPACE, "--set", f"ingress.host={PLACEHOLDER}.localhost,networkPolicy.ingressController.namespace=traefik")
    rendered = [document for document in yaml.load_all(text, Loader=yaml.CSafeLoader) if document and "helm.sh/hook" not in document["metadata"].get("annotations", {})]
    for document in rendered:
        document["metadata"].setdefault("namespace", NAMESPACE)
        if document["kind"] in ("Deployment", "StatefulSet"):
            template = document["spec"]["template"]
            document["spec"]["replicas"] = 0
            spec = {**template["spec"], "schedulerName": NO_SCHEDULER}
            for claim in document["spec"].get("volumeClaimTemplates", []):
                spec.setdefault("volumes", []).append({"name": claim["metadata"]["name"], "emptyDir": {}})
            yield {"apiVersion": "v1", "kind": "Pod", "spec": spec,
                   "metadata": {"name": f"{document['metadata']['name']}-pod", "namespace": NAMESPACE, "labels": template["metadata"]["labels"]}}
        if document["kind"] == "CronJob":
            document["spec"]["suspend"] = True
        yield document


class Population:
    def __init__(self, prefix):
        self.prefix, self.label = prefix, f"urumi.example/population={prefix}"
        self.size = 0
        key, value = self.label.split("=")
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE, "labels": {
            "app.kubernetes.io/part-of": "urumi", key: value, "pod-security.kubernetes.io/enforce": "restricted"}}}
        rest = list(objects())
        first = [document for document in rest if document["kind"] not in ("Pod", "ResourceQuota")]
        quota = [document for document in rest if document["kind"] == "ResourceQuota"]
        # A quota counts pods that exist already, so that none is refused.
        self.namespace, self.objects = json.dumps(namespace), json.dumps([*first, *(document for document in rest if document["kind"] == "Pod"), *quota])
        self.kinds = len(rest) + 1

    def grow(self, size):
        if size == self.size:
            return
        names = [f"{self.prefix}-{number:03}" for number in range(self.size, size)]
        self.create([json.loads(self.namespace.replace(PLACEHOLDER, name)) for name in names])
        # Two at a time, because one waits for the API server most of the time.
        halves = [names[::2], names[1::2]]
        processes = [self.start([document for name in half for document in json.loads(self.objects.replace(PLACEHOLDER, name))]) for half in halves]
        for process in processes:
            output = process.communicate()[0]
            assert process.returncode == 0, output[-2000:]
        self.size = size

    def create(self, documents):
        process = self.start(documents)
        output = process.communicate()[0]
        assert process.returncode == 0, output[-2000:]

    @staticmethod
    def start(documents):
        process = subprocess.Popen(["kubectl", "create", "-f", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        process.stdin.write(json.dumps({"apiVersion": "v1", "kind": "List", "items": documents}))
        process.stdin.close()
        process.stdin = None
        return process

    def change(self, value):
        """Changes one Deployment of each namespace."""
        kubectl("annotate", "deployments", "--all-namespaces", "-l", "app.kubernetes.io/part-of=urumi", f"urumi.example/change={value}", "--overwrite", timeout=600)

    def remove(self):
        kubectl("delete", "namespaces", "-l", self.label, "--wait=false", timeout=600)
        kubectl("wait", "--for=delete", "namespaces", "-l", self.label, "--timeout=1500s", timeout=1600)
