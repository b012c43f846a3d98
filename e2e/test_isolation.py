"""Which pods can connect to which addresses: every pair is tried and compared with the chart's network policies."""
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.commands import CHART, helm, kubectl, run
from support.connections import start_pod
from support.store import IMAGE_TAG, INGRESS_CLASS, INGRESS_NAMESPACE

pytestmark = pytest.mark.xdist_group("own-namespaces")

TARGETS = ["a.web", "a.web.probes", "a.web.service", "a.db", "a.db.service", "a.solver", "a.solver.service", "a.solver.node_port", "a.solver.other_port", "b.web", "b.web.service", "b.db", "b.db.name", "api", "node.kubelet", "metadata", "dns", "network.dns", "world"]
ALLOWED = {
    "a.web": {"a.db", "a.db.service", "dns"},
    "a.db": set(),
    "a.other": set(),
    "a.solver": set(),
    "a.cron": {"a.web", "a.web.service", "dns"},
    "a.migration": {"a.db", "a.db.service", "dns"},
    "b.web": {"b.db", "b.db.name", "dns", "network.dns"},
    "ingress": {"a.web", "a.web.service", "a.solver", "a.solver.service", "b.web", "b.web.service", "api", "node.kubelet", "dns"},
    "outside": {"api", "node.kubelet", "dns"},
    "network": {"b.web"},
}
# Connections that do not concern a store: whether they are possible depends on the cluster.
NOT_DECIDED_BY_THE_CHART = {(source, target) for source in ("outside", "ingress", "network") for target in ("metadata", "world", "api", "node.kubelet", "dns", "network.dns")}
# A node may forward a connection of its own pods to a node port with the pod's address or with its own.
NOT_DECIDED_BY_THE_CHART |= {("ingress", "a.solver.node_port")}
NETWORK = "e2e-network"
# A machine outside the cluster, which for store b is the ingress controller and a DNS server. To the policies, these are a
# controller in the host network of another node or a cloud load balancer, and a DNS cache that is no pod.
NETWORK_ADDRESS = "198.18.7.2"
OF_OTHER_NETWORKS = f"networkPolicy.ingressController.cidrs={{{NETWORK_ADDRESS}/32}},networkPolicy.dns.cidrs={{{NETWORK_ADDRESS}/32}}"
# What cert-manager creates to answer an HTTP-01 challenge: pod, Service and Ingress (test_certificates.py runs the real one).
SOLVER = """
apiVersion: v1
kind: Pod
metadata:
  name: cm-acme-http-solver-e2e
  labels: {{acme.cert-manager.io/http-domain: "1", acme.cert-manager.io/http-token: "2", acme.cert-manager.io/http01-solver: "true"}}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  restartPolicy: OnFailure
  terminationGracePeriodSeconds: 1
  securityContext: {{runAsNonRoot: true, runAsUser: 33, seccompProfile: {{type: RuntimeDefault}}}}
  containers:
    - name: acmesolver
      image: urumi.local/store-web:{tag}
      command: [sh, -c, "echo '<?= getenv(\\"ANSWER\\");' >/tmp/answer.php; php -n -S 0.0.0.0:9000 /tmp/answer.php & exec php -n -S 0.0.0.0:8089 /tmp/answer.php"]
      env: [{{name: ANSWER, value: {token}.thumbprint}}]
      ports: [{{name: http, containerPort: 8089}}]
      securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}
      resources: {{requests: {{cpu: 10m, memory: 64Mi}}, limits: {{cpu: 100m, memory: 64Mi}}}}
---
apiVersion: v1
kind: Service
metadata: {{name: cm-acme-http-solver-e2e, labels: {{acme.cert-manager.io/http01-solver: "true"}}}}
spec:
  type: NodePort
  selector: {{acme.cert-manager.io/http-domain: "1", acme.cert-manager.io/http-token: "2", acme.cert-manager.io/http01-solver: "true"}}
  ports: [{{name: http, port: 8089, targetPort: 8089}}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {{name: cm-acme-http-solver-e2e, labels: {{acme.cert-manager.io/http01-solver: "true"}}}}
spec:
  ingressClassName: {ingress_class}
  rules:
    - host: {host}
      http:
        paths:
          - path: /.well-known/acme-challenge/{token}
            pathType: ImplementationSpecific
            backend: {{service: {{name: cm-acme-http-solver-e2e, port: {{number: 8089}}}}}}
"""
TOKEN = "e2e-token"


# DNS as on OpenShift: pods in another namespace, behind port 53 of a Service, on a port of their own. Every name has one address.
DNS_ADDRESS = "192.0.2.53"
DNS_SERVER = r"""
$server = stream_socket_server('udp://0.0.0.0:5353', $code, $message, STREAM_SERVER_BIND);
while (true) {
    $query = stream_socket_recvfrom($server, 512, 0, $client);
    $question = substr($query, 12, strpos($query, "\0", 12) + 5 - 12);
    $known = "\0\1\0\1" === substr($question, -4);
    $answer = "\xc0\x0c\0\1\0\1\0\0\0\1\0\4" . inet_pton($argv[1]);
    stream_socket_sendto($server, substr($query, 0, 2) . "\x85\x80\0\1\0" . ($known ? "\1" : "\0") . "\0\0\0\0" . $question . ($known ? $answer : ''), 0, $client);
}
"""
OTHER_DNS = """
apiVersion: v1
kind: Service
metadata: {{name: dns}}
spec:
  selector: {{app: dns}}
  ports: [{{protocol: UDP, port: 53, targetPort: 5353}}]
---
apiVersion: v1
kind: Pod
metadata: {{name: dns, labels: {{app: dns}}}}
spec:
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 1
  securityContext: {{runAsNonRoot: true, runAsUser: 33, seccompProfile: {{type: RuntimeDefault}}}}
  containers:
    - name: dns
      image: urumi.local/store-web:{tag}
      command: [php, -n, -r, {server}, --, {address}]
      securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}
      resources: {{requests: {{cpu: 1m, memory: 16Mi}}, limits: {{memory: 64Mi}}}}
"""


@pytest.fixture(scope="module")
def stores(new_store):
    stores = new_store("isolation-a", "--set", "ingress.tls.mode=certManager,ingress.tls.issuer.name=none"), new_store("isolation-b", "--set", OF_OTHER_NETWORKS)
    stores[0].kubectl("apply", "-f", "-", input=SOLVER.format(tag=IMAGE_TAG, token=TOKEN, host=stores[0].host, ingress_class=INGRESS_CLASS))
    for component in ("other", "cron", "migration"):
        start_pod(stores[0].namespace, component, {"app.kubernetes.io/component": component})
    for store in stores:
        store.wait_until_open()
    stores[0].kubectl("wait", "--for=condition=Ready", "pod/other", "pod/cron", "pod/migration", "pod/cm-acme-http-solver-e2e", "--timeout=60s")
    return stores


@pytest.fixture(scope="module")
def sources(stores, new_namespace):
    """Name of the source → namespace and pod."""
    a, b = (store.namespace for store in stores)
    outside, visitor = new_namespace("outside"), f"visitor-{a[-4:]}"
    start_pod(outside, "visitor")
    start_pod(INGRESS_NAMESPACE, visitor)
    kubectl("-n", outside, "wait", "--for=condition=Ready", "pod/visitor", "--timeout=60s")
    kubectl("-n", INGRESS_NAMESPACE, "wait", "--for=condition=Ready", f"pod/{visitor}", "--timeout=60s")
    yield {
        "a.web": (a, "deploy/store-web"), "a.db": (a, "store-db-0"), "a.other": (a, "other"), "a.cron": (a, "cron"), "a.migration": (a, "migration"),
        "a.solver": (a, "cm-acme-http-solver-e2e"),
        "b.web": (b, "deploy/store-web"), "outside": (outside, "visitor"), "ingress": (INGRESS_NAMESPACE, visitor),
    }
    kubectl("-n", INGRESS_NAMESPACE, "delete", "pod", visitor, "--wait=false")


@pytest.fixture(scope="module")
def targets(stores):
    """Name of the target → address and port."""
    a, b = (store.namespace for store in stores)

    def pod(namespace, component):
        return kubectl("-n", namespace, "get", "pod", "-l", f"app.kubernetes.io/component={component}", "--field-selector", "status.phase=Running",
                       "-o", "jsonpath={.items[0].status.podIP}")

    def service(namespace, name):
        return kubectl("-n", namespace, "get", "service", name, "-o", "jsonpath={.spec.clusterIP}")

    solver = kubectl("-n", a, "get", "pod", "cm-acme-http-solver-e2e", "-o", "jsonpath={.status.podIP}")
    node_port = int(kubectl("-n", a, "get", "service", "cm-acme-http-solver-e2e", "-o", "jsonpath={.spec.ports[0].nodePort}"))
    node = kubectl("get", "nodes", "-o", 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')
    return {
        "a.web": (pod(a, "web"), 8080), "a.web.probes": (pod(a, "web"), 8082), "a.web.service": (f"store-web.{a}.svc.cluster.local", 80),
        "a.db": (pod(a, "database"), 3306), "a.db.service": (service(a, "store-db"), 3306),
        "a.solver": (solver, 8089), "a.solver.service": (service(a, "cm-acme-http-solver-e2e"), 8089), "a.solver.other_port": (solver, 9000), "a.solver.node_port": (node, node_port),
        "b.web": (pod(b, "web"), 8080), "b.web.service": (service(b, "store-web"), 80),
        "b.db": (pod(b, "database"), 3306), "b.db.name": (f"store-db.{b}.svc.cluster.local", 3306),
        "api": (service("default", "kubernetes"), 443), "node.kubelet": (node, 10250), "metadata": ("169.254.169.254", 80),
        "dns": (service("kube-system", "kube-dns"), 53), "world": ("192.0.2.1", 443),
    }


@pytest.fixture(scope="module")
def surrounding_network(targets):
    """Adds the source `network`: a machine outside the cluster, as a Linux network namespace with a route through the node.

    Only possible as root on the node itself. Yields whether it is. Adds the target `network.dns`.
    """
    address = targets["node.kubelet"][0]
    possible = os.getuid() == 0 and shutil.which("ip") and f" {address}/" in run("ip", "-o", "address").stdout
    if not possible:
        print("not tried: connections from the network around the cluster (needs root on the node)")
        yield False
        return
    run("ip", "netns", "delete", NETWORK, check=False)
    run("ip", "netns", "add", NETWORK)
    try:
        for command in ("link add e2e0 type veth peer name e2e1 netns NETWORK", "address add 198.18.7.1/30 dev e2e0", "link set e2e0 up",
                        f"-n NETWORK address add {NETWORK_ADDRESS}/30 dev e2e1", "-n NETWORK link set e2e1 up", "-n NETWORK route add default via 198.18.7.1"):
            run("ip", *command.replace("NETWORK", NETWORK).split())
        # Only its connections matter.
        dns = subprocess.Popen(["ip", "netns", "exec", NETWORK, sys.executable, "-m", "http.server", "--bind", NETWORK_ADDRESS, "53"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        targets["network.dns"] = (NETWORK_ADDRESS, 53)
        try:
            yield True
        finally:
            dns.kill()
            dns.wait()
    finally:
        run("ip", "netns", "delete", NETWORK, check=False)


def connects(source, address, port):
    """Whether a TCP connection is established within two seconds. `source` is a namespace and a pod, or None for the surrounding network."""
    shell = ["sh", "-c", f"if timeout 2 bash -c 'exec 3<>/dev/tcp/{address}/{port}' 2>/dev/null; then echo connected; else echo not connected; fi"]
    prefix = ["ip", "netns", "exec", NETWORK] if source is None else ["kubectl", "-n", source[0], "exec", source[1], "--"]
    result = run(*prefix, *shell).stdout.strip()
    # A command that did not run at all is not a blocked connection.
    assert result in ("connected", "not connected"), f"{source} → {address}:{port}: {result}"
    return result == "connected"


def connects_eventually(source, address, port):
    """A policy is enforced a moment after its creation."""
    if connects(source, address, port):
        return True
    time.sleep(2)
    return connects(source, address, port)


def try_all(name, source, targets):
    """Tries all targets from one source. Returns {(source, target): whether it connects}."""
    results = {}
    for target in (target for target in TARGETS if target in targets):
        # A pod can always connect to itself.
        if target == name or target.startswith(f"{name}.") or (name, target) in NOT_DECIDED_BY_THE_CHART and target not in ALLOWED[name]:
            continue
        attempt = connects_eventually if target in ALLOWED[name] else connects
        results[name, target] = attempt(source, *targets[target])
    return results


def test_the_surrounding_network_has_a_route_to_pods(surrounding_network):
    """Without this the attempts from there would fail for another reason than the policies."""
    if surrounding_network:
        pods = json.loads(kubectl("-n", INGRESS_NAMESPACE, "get", "pod", "-o", "json"))["items"]
        unprotected = next(pod for pod in pods if pod["spec"]["containers"][0].get("ports"))
        assert connects(None, unprotected["status"]["podIP"], unprotected["spec"]["containers"][0]["ports"][0]["containerPort"])


def test_exactly_the_allowed_connections_are_possible(sources, targets, surrounding_network):
    names = {**sources, **({"network": None} if surrounding_network else {})}
    # One thread per source, because a blocked connection takes its full timeout.
    with ThreadPoolExecutor(len(names)) as pool:
        tried = {}
        for results in pool.map(lambda name: try_all(name, names[name], targets), names):
            tried |= results
    expected = {(source, target): target in ALLOWED[source] for source, target in tried}
    print(f"{len(tried)} pairs were tried")
    assert {pair: connected for pair, connected in tried.items() if connected != expected[pair]} == {}
    assert len(tried) >= 90


def test_pods_of_a_store_have_no_token_of_the_api_server(stores):
    found = stores[0].execute(stores[0].web, "test", "-e", "/var/run/secrets/kubernetes.io/serviceaccount/token", check=False)
    assert found.returncode == 1


class TestOtherNetworks:
    """What clusters have that differ from the defaults of the chart. test_exactly_the_allowed_connections tries networks outside the cluster."""

    @pytest.fixture(scope="class")
    @classmethod
    def web(cls, new_store, new_namespace):
        """Namespace of a pod that the guardrails take for the web server of a store, and that asks the other DNS server."""
        namespace, store = new_namespace("dns"), new_store("networks", install=False)
        kubectl("-n", namespace, "apply", "-f", "-", input=OTHER_DNS.format(tag=IMAGE_TAG, server=json.dumps(DNS_SERVER), address=DNS_ADDRESS))
        guardrails = helm("template", "store", CHART, "-n", store.namespace, *store.values(), "--set",
                          f"workload.enabled=false,networkPolicy.dns.namespace={namespace},networkPolicy.dns.ports={{5353}}")
        store.kubectl("apply", "-f", "-", input=guardrails)
        start_pod(store.namespace, "web", {"app.kubernetes.io/component": "web"}, kubectl("-n", namespace, "get", "service", "dns", "-o", "jsonpath={.spec.clusterIP}"))
        for waiting, pod in ((namespace, "dns"), (store.namespace, "web")):
            kubectl("-n", waiting, "wait", "--for=condition=Ready", f"pod/{pod}", "--timeout=60s")
        return store.namespace

    def test_names_are_resolved_by_dns_pods_in_another_namespace_on_another_port(self, web):
        deadline = time.monotonic() + 20
        while DNS_ADDRESS not in run("kubectl", "-n", web, "exec", "web", "--", "getent", "hosts", "mail.example", check=False).stdout:
            assert time.monotonic() < deadline, "the name is not resolved"
            time.sleep(0.5)

    def test_no_other_dns_server_is_reached(self, web, targets):
        assert not connects((web, "web"), *targets["dns"])

    def test_the_servers_listen_on_ipv6_too(self, stores):
        """The cluster of the tests may have no IPv6 between pods, but each pod has its own loopback address."""
        namespace = stores[0].namespace
        if not stores[0].execute(stores[0].web, "cat", "/proc/net/if_inet6", check=False).stdout:
            print("not tried: pods have no IPv6")
            return
        for pod, port in ((stores[0].web, 8080), (stores[0].web, 8082), (stores[0].database, 3306)):
            assert connects((namespace, pod), "::1", port), f"{pod} port {port}"
        page = stores[0].execute(stores[0].web, "php", "-r", "echo file_get_contents('http://[::1]:8080/shop/', false, stream_context_create("
                                 "['http' => ['header' => ['Host: ' . $argv[1]]]]));", "--", stores[0].host).stdout
        assert 'name="urumi-store"' in page, page[:300]


class TestAChallengeOfCertManager:
    """The same objects in a store without certManager are refused; test_exactly_the_allowed_connections tries the rest."""

    def test_the_ingress_controller_gets_the_answer(self, stores):
        deadline = time.monotonic() + 20
        while (response := stores[0].request(f"/.well-known/acme-challenge/{TOKEN}")).text != f"{TOKEN}.thumbprint":
            assert time.monotonic() < deadline, response.text[:500]
            time.sleep(0.3)

    def test_other_paths_are_still_those_of_the_store(self, stores):
        assert stores[0].status("/shop/") == 200
        assert "thumbprint" not in stores[0].request("/.well-known/acme-challenge/another-token").text

    def test_there_is_no_node_port_for_anything_else(self, stores):
        done = stores[0].kubectl_fails("create", "service", "nodeport", "e2e", "--tcp=8080:8080")
        assert "exceeded quota" in done and "services.nodeports" in done

    def test_a_store_without_cert_manager_has_no_node_port_at_all(self, stores):
        done = stores[1].kubectl_fails("create", "service", "nodeport", "cm-acme-http-solver-e2e", "--tcp=8089:8089")
        assert "exceeded quota" in done and "services.nodeports" in done
