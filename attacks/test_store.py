"""Attacks on a store of the cluster, from the network and from its own namespace. The numbers are those of the review."""
import base64
import json
import os
import re
import secrets
import socket
import subprocess
import threading
import time
import uuid

import pytest
import requests

from support.process import ROOT, ControlPlane

INGRESS = os.environ.get("INGRESS", "http://127.0.0.1")
IMAGE_TAG = os.environ.get("IMAGE_TAG", "dev")


def kubectl(*words, check=True, **options):
    done = subprocess.run(["kubectl", *map(str, words)], capture_output=True, text=True, timeout=120, **options)
    assert not check or done.returncode == 0, done.stderr
    return done.stdout


class RealStore:
    def __init__(self, plane, subdomain, name):
        self.plane, self.subdomain, self.namespace = plane, subdomain, f"store-{subdomain}"
        self.host = f"{subdomain}.localhost"
        response = plane.create(subdomain, name)
        assert response.status_code == 202, response.text
        self.id = response.json()["id"]

    def request(self, path, method="GET", timeout=20, **options):
        headers = {"Host": self.host, **options.pop("headers", {})}
        return requests.request(method, INGRESS + path, headers=headers, timeout=timeout, allow_redirects=False, **options)

    def sign_in(self, login, password, **options):
        return self.request("/wp-login.php", "POST", data={"log": login, "pwd": password}, **options)

    def credential(self, key):
        encoded = kubectl("-n", self.namespace, "get", "secret", "store-credentials", "-o", f"jsonpath={{.data.{key}}}")
        return base64.b64decode(encoded).decode()

    def representation(self):
        return self.plane.store(self.id)


@pytest.fixture(scope="module")
def plane():
    if not os.environ.get("KUBECONFIG"):
        pytest.fail("set KUBECONFIG to the cluster to test on", pytrace=False)
    images = {"URUMI_IMAGES_WEB": f"urumi.local/store-web:{IMAGE_TAG}", "URUMI_IMAGES_DATABASE": f"urumi.local/store-db:{IMAGE_TAG}"}
    plane = ControlPlane(KUBECONFIG=os.environ["KUBECONFIG"], URUMI_LIFECYCLE_RESYNC="5s", URUMI_KUBERNETES_FOREIGNOBJECTSINTERVAL="5s", URUMI_ORPHANS_SCANINTERVAL="3s", URUMI_ORPHANS_GRACE="3s", **images)
    yield plane.wait_until_ready()
    plane.stop()


@pytest.fixture(scope="module")
def store(plane):
    store = RealStore(plane, f"attack-{secrets.token_hex(2)}", "Attack")
    plane.wait_for_phase(store.id, "READY")
    yield store
    requests.delete(f"{plane.api}/stores/{store.id}", timeout=30)
    plane.wait_for_phase(store.id, "DELETED")


@pytest.mark.parametrize("path", [
    "/xmlrpc.php/x", "/wp-config.php/x", "/wp-admin/install.php/x", "/wp-admin/setup-config.php/x", "/wp-mail.php/x", "/wp-includes/version.php/x",
    "/wp-content/plugins/woocommerce/patterns/header-large.php/x", "//xmlrpc.php", "/wp-cron.php/x", "/healthz/ready/x",
])
def test_a8_a_path_after_a_closed_file_does_not_open_it(store, path):
    # requests would normalise the path.
    with socket.create_connection(("127.0.0.1", 80), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {store.host}\r\nConnection: close\r\n\r\n".encode())
        status = int(connection.recv(65536).split()[1])
    assert status == 403


def test_a9_wrong_passwords_do_not_lock_the_owner_out(store):
    login, password = store.credential("admin-username"), store.credential("admin-password")
    statuses = [store.sign_in(login, "wrong").status_code for _ in range(12)]
    print("wrong passwords:", statuses)
    assert statuses == [200] * 10 + [429] * 2, "an attacker is slowed down"
    # The owner signs in from another address: from the pod itself.
    code = """$client = curl_init('http://127.0.0.1:8080/wp-login.php');
        $fields = http_build_query(array('log' => $argv[2], 'pwd' => stream_get_contents(STDIN)));
        curl_setopt_array($client, array(CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => array("Host: $argv[1]"), CURLOPT_POSTFIELDS => $fields));
        curl_exec($client);
        echo curl_getinfo($client, CURLINFO_RESPONSE_CODE);"""
    status = kubectl("-n", store.namespace, "exec", "-i", "deploy/store-web", "--", "php", "-r", code, store.host, login, input=password)
    assert status == "302"


def test_a10_slow_posts_do_not_stop_the_shop(store):
    stopped = threading.Event()

    def post_slowly():
        head = (f"POST /wp-comments-post.php HTTP/1.1\r\nHost: {store.host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: 60000000\r\n\r\n").encode()
        while not stopped.is_set():
            try:
                with socket.create_connection(("127.0.0.1", 80), timeout=5) as connection:
                    connection.sendall(head)
                    while not stopped.wait(1):
                        connection.sendall(b"0" * 600)
            except OSError:
                stopped.wait(0.5)
    attackers = [threading.Thread(target=post_slowly, daemon=True) for _ in range(8)]
    for attacker in attackers:
        attacker.start()
    try:
        time.sleep(15)
        times = []
        for _ in range(10):
            start = time.monotonic()
            assert store.request("/shop/", timeout=10).status_code == 200
            times.append(time.monotonic() - start)
    finally:
        stopped.set()
    print(f"pages beside 8 slow clients: slowest {max(times) * 1000:.0f} ms")
    assert max(times) < 2
    restarts = kubectl("-n", store.namespace, "get", "pods", "-o", "jsonpath={.items[*].status.containerStatuses[*].restartCount}")
    assert set(restarts.split()) == {"0"}


def test_a15_a_name_is_not_expanded_by_kubernetes(plane):
    name = "$(KUBERNETES_SERVICE_HOST)"
    store = RealStore(plane, f"attack-env-{secrets.token_hex(2)}", name)
    try:
        assert plane.wait_for_phase(store.id, "READY")["name"] == name
        assert name in store.request("/shop/").text
    finally:
        requests.delete(f"{plane.api}/stores/{store.id}", timeout=30)
        plane.wait_for_phase(store.id, "DELETED")


def test_a17_an_added_network_policy_is_reported_and_removed(plane, store):
    policy = {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "opens-everything"},
              "spec": {"podSelector": {}, "ingress": [{}], "egress": [{}], "policyTypes": ["Ingress", "Egress"]}}
    kubectl("-n", store.namespace, "apply", "-f", "-", input=json.dumps(policy))
    deadline = time.monotonic() + 40
    while "opens-everything" in kubectl("-n", store.namespace, "get", "networkpolicies", "-o", "name"):
        assert time.monotonic() < deadline, "the policy is still there"
        time.sleep(0.5)
    events = requests.get(f"{plane.api}/stores/{store.id}/events", params={"limit": 50}, timeout=30).text
    assert "opens-everything" in events


def test_a20_a_planted_namespace_is_not_adopted_without_a_request(plane):
    subdomain = f"attack-evil-{secrets.token_hex(2)}"
    namespace = f"store-{subdomain}"
    kubectl("create", "namespace", namespace)
    try:
        kubectl("label", "namespace", namespace, "app.kubernetes.io/part-of=urumi", "app.kubernetes.io/managed-by=urumi",
                f"urumi.io/store-id={uuid.uuid4()}", f"urumi.io/subdomain={subdomain}")
        kubectl("annotate", "namespace", namespace, "urumi.io/owner=admin")
        orphan = wait_for_orphan(plane, namespace)
        assert (orphan["reason"], orphan["subdomain"]) == ("NO_STORE", subdomain)
        stores = requests.get(f"{plane.api}/stores", params={"q": subdomain}, timeout=30).json()["items"]
        assert stores == [], "a planted namespace does not become a store"
    finally:
        kubectl("delete", "namespace", namespace, "--wait=false")


def wait_for_orphan(plane, namespace, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        orphans = requests.get(f"{plane.api}/orphans", params={"limit": 100}, timeout=30).json()["items"]
        if found := [orphan for orphan in orphans if orphan["namespace"] == namespace]:
            return found[0]
        assert time.monotonic() < deadline, "the orphan is not reported"
        time.sleep(0.5)


def test_a21_the_version_of_wordpress_has_no_known_vulnerability(store):
    contents = kubectl("-n", store.namespace, "exec", "deploy/store-web", "--", "cat", "/usr/share/urumi/contents")
    version = re.search(r"(?i)wordpress\D*(\d+)\.(\d+)(?:\.(\d+))?", contents)
    assert version, contents
    minimums = re.findall(r"^minimum +wordpress +(.*)$", (ROOT / "images/store/sources/versions").read_text(), re.MULTILINE)
    oldest = min(tuple(int(part) for part in minimum.split(".")) for minimum in " ".join(minimums).split())
    assert tuple(int(part or 0) for part in version.groups()) >= oldest
