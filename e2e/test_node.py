"""The platform and its stores survive the death of the kubelet, and a drain.

    e2e/all node

Needs a cluster of one node that no one else uses: for about four minutes nothing starts on the node, and once it counts as
lost, so that no Service has a pod. The kubelet is that of the testbed,
or of the commands in KUBELET_KILL and KUBELET_START, for example for kind
`docker exec kind-control-plane systemctl kill -s KILL kubelet` and `docker exec kind-control-plane systemctl start kubelet`.
"""
import subprocess
import time

import pytest
import requests

from support.commands import kubectl
from support.node import Kubelet, Node
from support.platform import CONTROL_PLANE, Platform
from support.store import Store

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def platform(request, tmp_path_factory):
    platform = Platform(tmp_path_factory.mktemp("platform"))
    if not request.config.getoption("--keep"):
        request.addfinalizer(platform.remove)
    platform.create_namespace()
    platform.install()
    platform.wait_until_ready()
    return platform


@pytest.fixture(scope="module")
def store(platform):
    store = platform.create_store(platform.subdomain)
    platform.wait_for_phase(store, "READY")
    return store


@pytest.fixture(scope="module")
def shop(platform, store):
    return Store(platform.subdomain, platform.domain)


def answers(platform):
    try:
        return platform.request_repeating_once("/api/v1/stores", token=platform.first_token)[0].status_code == 200
    except requests.RequestException:
        return False


def wait_until_back(platform, shop, seconds=180, stable=10):
    """Waits until platform and shop answer and stay available. A kubelet that starts takes all pods of its node for not ready until it
    has probed them again (Kubernetes 1.34), so that on the only node no Service has a pod for a moment. Returns the seconds until
    they answered for good."""
    began, since = time.monotonic(), None
    while since is None or time.monotonic() - since < stable:
        available = answers(platform) and shop.is_open() and len(platform.ready_since()) == 2
        since = (since or time.monotonic()) if available else None
        assert time.monotonic() - began < seconds
        time.sleep(0.2)
    return since - began


def pods(namespace, components="web,database,control-plane"):
    """Uids of the pods, without those of jobs."""
    selector = ["-l", f"app.kubernetes.io/component in ({components})"]
    return set(kubectl("-n", namespace, "get", "pods", *selector, "-o", "jsonpath={.items[*].metadata.uid}").split())


def test_while_the_kubelet_is_dead_everything_answers(platform, store, shop):
    """A store that is requested meanwhile is created when the kubelet is back."""
    before = pods(platform.namespace), pods(shop.namespace)
    with Kubelet().killed():
        requested = platform.create_store(f"{platform.subdomain}-late")
        end = time.monotonic() + 20
        while time.monotonic() < end:
            assert answers(platform) and shop.is_open()
            time.sleep(0.5)
        assert platform.api(f"/stores/{requested}")["phase"] == "PROVISIONING"
    print(f"available {wait_until_back(platform, shop):.1f} s after the kubelet was started again")
    platform.wait_for_phase(requested, "READY")
    platform.wait_for_phase(store, "READY")
    assert (pods(platform.namespace), pods(shop.namespace)) == before
    platform.api(f"/stores/{requested}", "DELETE")
    platform.wait_for_phase(requested, "DELETED")


def test_a_node_that_was_taken_for_lost_comes_back_with_all_that_it_ran(platform, store, shop):
    """Without the node no pod is in a Service. Nothing fails for good, and nothing is deployed again."""
    node, before = Node(), (pods(platform.namespace), pods(shop.namespace))
    with Kubelet().killed():
        node.wait_until(ready=False)
        while answers(platform):
            time.sleep(0.5)
        time.sleep(20)
    print(f"platform and shop answer {wait_until_back(platform, shop):.1f} s after the kubelet was started again")
    found = platform.wait_for_phase(store, "READY")
    assert "failure" not in found
    assert [step["step"] for step in platform.api(f"/stores/{store}/steps")["items"]].count("DEPLOY_RELEASE") == 1
    assert (pods(platform.namespace), pods(shop.namespace)) == before


def test_a_drain_takes_one_pod_of_the_platform_at_a_time(platform, store):
    """On the only node a replacement starts when that is uncordoned. Until then the drain waits, and the other pod works."""
    node, before = Node(), set(platform.pods())
    with node.draining(f"app.kubernetes.io/instance={platform.release},{CONTROL_PLANE}") as drain:
        lines = refused(drain, "disruption budget")
        [left] = before & set(platform.ready_since())
        for _ in range(10):
            assert answers(platform)
            time.sleep(0.2)
        assert set(platform.ready_since()) == {left} and drain.poll() is None
        node.uncordon()
        while drain.poll() is None:
            assert answers(platform)
            time.sleep(0.2)
        assert drain.returncode == 0, lines + drain.stdout.readlines()
    platform.wait_until_ready()
    assert not before & set(platform.pods())
    platform.wait_for_phase(store, "READY")


def refused(drain, reason):
    """The lines of kubectl until it reports that the eviction of a pod was refused."""
    lines = []
    for line in drain.stdout:
        lines.append(line)
        if reason in line:
            return lines
    raise AssertionError(lines)


def test_a_drain_of_databases_and_stores_is_survived(platform, store, shop):
    """Their pods have no second copy, and no budget that would block a drain. They start again when the node is uncordoned."""
    node = Node()
    web, database = pods(shop.namespace), pods(platform.namespace, "database")
    store_pods = f"app.kubernetes.io/name=woocommerce-store,urumi.io/subdomain={platform.subdomain}"
    for selector in (store_pods, f"app.kubernetes.io/instance={platform.release},app.kubernetes.io/component=database"):
        with node.draining(selector) as drain:
            try:
                output, _ = drain.communicate(timeout=90)
            except subprocess.TimeoutExpired:
                pytest.fail("a drain of pods without a budget did not end")
            assert drain.returncode == 0, output
    print(f"platform and shop answer {wait_until_back(platform, shop):.1f} s after the node was uncordoned")
    platform.wait_for_phase(store, "READY")
    assert not web & pods(shop.namespace) and not database & pods(platform.namespace)
    assert platform.api("/audit/verification?full=true")["intact"] is True
