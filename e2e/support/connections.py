"""Pods that try TCP connections, for tests of network policies."""
import json
import time

from support.commands import kubectl, run
from support.store import IMAGE_TAG

POD = """
apiVersion: v1
kind: Pod
metadata: {{name: {name}, labels: {labels}}}
spec:
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 1
  dnsPolicy: {dns_policy}
  dnsConfig: {dns}
  securityContext: {{runAsNonRoot: true, runAsUser: 33, seccompProfile: {{type: RuntimeDefault}}}}
  containers:
    - name: wait
      image: urumi.local/store-web:{tag}
      command: [sleep, infinity]
      securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}
      resources: {{requests: {{cpu: 1m, memory: 16Mi}}, limits: {{memory: 64Mi}}}}
"""


def start_pod(namespace, name, labels=None, nameserver=None):
    """`nameserver` instead of the cluster's own."""
    dns = json.dumps({"nameservers": [nameserver]} if nameserver else {})
    kubectl("-n", namespace, "apply", "-f", "-", input=POD.format(name=name, labels=json.dumps(labels or {}), tag=IMAGE_TAG, dns=dns,
                                                                  dns_policy="None" if nameserver else "ClusterFirst"))


def connected(source, targets):
    """Names of the targets with which a connection is established within two seconds, all tried at once.

    `source` is a namespace and a pod, `targets` are names with address and port.
    """
    attempts = "".join(f"(timeout 2 bash -c 'exec 3<>/dev/tcp/{address}/{port}' 2>/dev/null && echo {name}) & "
                       for name, (address, port) in targets.items())
    *found, end = run("kubectl", "-n", source[0], "exec", source[1], "--", "sh", "-c", f"{attempts} wait; echo end").stdout.split()
    # A command that did not run at all is not a blocked connection.
    assert end == "end", found
    return set(found)


def connected_eventually(source, targets, expected):
    """The same, repeated until the policies have been enforced, for at most ten seconds."""
    deadline = time.monotonic() + 10
    while (found := connected(source, targets)) != expected and time.monotonic() < deadline:
        time.sleep(0.5)
    return found
