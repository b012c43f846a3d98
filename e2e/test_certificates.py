"""With ingress.tls.mode=certManager the real cert-manager gets a certificate for all names of a store by HTTP-01.

The ACME server is Pebble. Both run in the cluster, built by `certificates/build` (some minutes the first time):

    e2e/all certificates
"""
import base64
import json
import os
import secrets
import socket
import ssl
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from support.commands import delete_namespace, kubectl, run
from support.store import INGRESS, INGRESS_CLASS, INGRESS_SERVICE

pytestmark = pytest.mark.certificates

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "urumi" / "certificates"
POD = """
apiVersion: v1
kind: Pod
metadata: {{name: {name}, labels: {{app: {name}}}}}
spec:
  serviceAccountName: {account}
  terminationGracePeriodSeconds: 1
  securityContext: {{runAsNonRoot: true, seccompProfile: {{type: RuntimeDefault}}}}
  containers:
    - name: {name}
      image: urumi.local/e2e-certificates:1
      command: {command}
      env: [{{name: PEBBLE_VA_NOSLEEP, value: "1"}}, {{name: PEBBLE_WFE_NONCEREJECT, value: "0"}}]
      securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}
      volumeMounts: [{{name: pebble, mountPath: /etc/pebble}}]
  volumes: [{{name: pebble, configMap: {{name: pebble, optional: true}}}}]
---
apiVersion: v1
kind: Service
metadata: {{name: {name}}}
spec: {{selector: {{app: {name}}}, ports: {ports}}}
"""
ISSUER = """
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {{name: {name}}}
spec:
  acme:
    server: https://pebble.{namespace}.svc:14000/dir
    caBundle: {ca}
    privateKeySecretRef: {{name: {name}}}
    solvers: [{{http01: {{ingress: {{ingressClassName: {ingress_class}}}}}}}]
"""


def wait_for(what, check, seconds=60):
    deadline = time.monotonic() + seconds
    while not (result := check()):
        assert time.monotonic() < deadline, what() if callable(what) else what
        time.sleep(0.5)
    return result


@pytest.fixture(scope="module")
def definitions(namespaces):
    """cert-manager's custom resource definitions. A cluster that has them already runs a cert-manager of its own."""
    if "certificates.cert-manager.io" in kubectl("get", "customresourcedefinitions", "-o", "name"):
        pytest.fail("this cluster has cert-manager already; the test would interfere with it", pytrace=False)
    files = [word for file in sorted((CACHE / "crds").glob("*.yaml")) for word in ("-f", file)]
    try:
        kubectl("apply", "--server-side", *files)
        kubectl("wait", "--for=condition=Established", *files, "--timeout=30s")
        yield
    finally:
        # Last, because a certificate cannot be deleted with a namespace when its definition is gone.
        kubectl("delete", *files, "--wait=false", check=False)


@pytest.fixture(scope="module")
def acme(definitions, new_namespace, tmp_path_factory):
    """Pebble, its DNS server, which resolves every name to the ingress controller, and cert-manager. Yields the issuer."""
    namespace = new_namespace("acme")
    folder = tmp_path_factory.mktemp("pebble")
    name = f"pebble.{namespace}.svc"
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}",
        "-keyout", folder / "key.pem", "-out", folder / "cert.pem")
    (folder / "config.json").write_text(json.dumps({"pebble": {
        "listenAddress": "0.0.0.0:14000", "managementListenAddress": "0.0.0.0:15000", "certificate": "/etc/pebble/cert.pem",
        "privateKey": "/etc/pebble/key.pem", "httpPort": 80, "tlsPort": 443, "profiles": {"default": {"description": "", "validityPeriod": 7776000}}}}))
    kubectl("-n", namespace, "create", "configmap", "pebble", f"--from-file={folder}")
    kubectl("-n", namespace, "create", "serviceaccount", "cert-manager")
    kubectl("create", "clusterrolebinding", namespace, "--clusterrole=cluster-admin", f"--serviceaccount={namespace}:cert-manager")
    service, ingress_namespace = INGRESS_SERVICE.split(":")[0].split(".")[:2]
    ingress = kubectl("-n", ingress_namespace, "get", "service", service, "-o", "jsonpath={.spec.clusterIP}")

    def start(pod, account, command, ports):
        kubectl("-n", namespace, "apply", "-f", "-", input=POD.format(name=pod, account=account, command=json.dumps(command), ports=json.dumps(ports)))
        kubectl("-n", namespace, "wait", "--for=condition=Ready", f"pod/{pod}", "--timeout=60s")

    try:
        start("dns", "default", ["/pebble-challtestsrv", "-defaultIPv4", ingress, "-defaultIPv6", "", "-dnsserver", ":8053", "-http01", "", "-https01", "", "-tlsalpn01", "", "-doh", ""],
              [{"name": "udp", "port": 8053, "protocol": "UDP"}, {"name": "tcp", "port": 8053, "protocol": "TCP"}])
        dns = kubectl("-n", namespace, "get", "service", "dns", "-o", "jsonpath={.spec.clusterIP}") + ":8053"
        start("pebble", "default", ["/pebble", "-config", "/etc/pebble/config.json", "-dnsserver", dns], [{"name": "acme", "port": 14000}, {"name": "management", "port": 15000}])
        start("cert-manager", "cert-manager", ["/cert-manager", "--cluster-resource-namespace", namespace, "--http01-self-check-nameservers", dns], [{"port": 9402}])
        issuer = f"e2e-{secrets.token_hex(3)}"
        ca = base64.b64encode((folder / "cert.pem").read_bytes()).decode()
        kubectl("apply", "-f", "-", input=ISSUER.format(name=issuer, namespace=namespace, ca=ca, ingress_class=INGRESS_CLASS))
        kubectl("wait", "--for=condition=Ready", f"clusterissuer/{issuer}", "--timeout=60s")
        yield issuer, namespace
    finally:
        kubectl("delete", "clusterrolebinding", namespace, check=False)


@pytest.fixture(scope="module")
def store(acme, new_store):
    issuer, _ = acme
    store = new_store("certificate", install=False)
    store.install("--set", f"ingress.tls.mode=certManager,ingress.tls.issuer.name={issuer},ingress.domains={{www.{store.host}}}")
    yield store
    # Before the definitions are deleted.
    delete_namespace(store.namespace)
    kubectl("wait", "--for=delete", f"namespace/{store.namespace}", "--timeout=120s", check=False)


@pytest.fixture(scope="module")
def certificate(store):
    """The store, once cert-manager has issued its certificate."""
    done = run("kubectl", "-n", store.namespace, "wait", "--for=condition=Ready", "certificate/store-tls", "--timeout=120s", check=False, timeout=150)
    assert done.returncode == 0, done.stderr + store.kubectl("get", "challenges,orders,pods,services,ingress,events", "-o", "wide")
    return store


def presented(store, name):
    """The certificate that the ingress controller presents for this name."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection((urlsplit(INGRESS).hostname, 443), timeout=10) as connection, context.wrap_socket(connection, server_hostname=name) as tls:
        return subprocess.run(["openssl", "x509", "-inform", "DER", "-noout", "-text"], input=tls.getpeercert(binary_form=True), capture_output=True).stdout.decode()


def test_the_challenge_succeeds(certificate):
    assert certificate.kubectl("get", "certificate", "store-tls", "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}") == "True"


def test_customers_get_the_certificate_for_every_name(certificate):
    names = [certificate.host, f"www.{certificate.host}"]
    for name in names:
        text = wait_for(f"{name} has no certificate of Pebble", lambda: "Pebble" in (text := presented(certificate, name)) and text)
        assert all(f"DNS:{each}" in text for each in names)


def test_the_store_works_by_https(certificate):
    certificate.wait_until_open()
    assert certificate.helm_test()


def test_no_solver_is_left(certificate):
    solvers = ("get", "pods,services,ingresses", "-l", "acme.cert-manager.io/http01-solver=true", "-o", "name")
    wait_for("a solver is left", lambda: certificate.kubectl(*solvers) == "")
