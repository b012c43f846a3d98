"""Replicas of the control plane follow the load, and stores wait for nodes that an autoscaler adds.

    e2e/all autoscaling                        builds metrics-server, Karpenter and kwok first (about fifteen minutes)
    e2e/all autoscaling -k node                Karpenter (six minutes)
    e2e/all autoscaling -k replicas            metrics-server (ten minutes, most of which Kubernetes waits before it removes a pod)

Karpenter, its decisions, the scheduler and the control plane are real. The nodes are those of Karpenter's kwok provider, and kwok
reports pods on them as ready that never run: a store goes on until it waits for the shop's page, which nothing serves.
StoreRecoveryIT shows a store that waits for a real node and becomes ready.
"""
import contextlib
import json
import threading
import time
from pathlib import Path

import pytest

from support.autoscaling import Karpenter, load, metrics_server, store_values, volumes
from support.commands import create_namespace, delete_namespace, kubectl, run
from support.platform import Platform

pytestmark = pytest.mark.autoscaling


@pytest.fixture(scope="module")
def new_platform(request, tmp_path_factory):
    def create(*values):
        platform = Platform(tmp_path_factory.mktemp("platform"))
        if not request.config.getoption("--keep"):
            request.addfinalizer(platform.remove)
        platform.create_namespace()
        platform.install(*values)
        platform.wait_until_ready()
        return platform
    return create


def wait_until(reached, seconds, what):
    """Waits for a result that is true, and returns it."""
    deadline = time.monotonic() + seconds
    while not (result := reached()):
        assert time.monotonic() < deadline, what() if callable(what) else what
        time.sleep(0.5)
    return result


# ---------------------------------------------------------------- nodes
@pytest.fixture(scope="module")
def stack():
    with contextlib.ExitStack() as stack:
        yield stack


@pytest.fixture(scope="module")
def karpenter(tmp_path_factory):
    """Not running yet."""
    return Karpenter(f"u{time.time_ns() % 100000}", tmp_path_factory.mktemp("karpenter"))


@pytest.fixture(scope="module")
def platform(new_platform, karpenter, stack):
    stack.enter_context(volumes(karpenter))
    return new_platform("replicas=1", r"settings.urumi\.lifecycle\.problem-grace=30m", *store_values(karpenter))


@pytest.fixture(scope="module")
def others(request, platform):
    """Namespace of somebody else."""
    namespace = f"{platform.namespace}-others"
    create_namespace(namespace, restricted=True)
    request.addfinalizer(lambda: delete_namespace(namespace))
    return namespace


@pytest.fixture(scope="module")
def store(platform):
    """Id of a store for whose pods there is no node."""
    return platform.create_store(platform.subdomain)


def failure(platform, store):
    return platform.api(f"/stores/{store}").get("failure", {}).get("code")


def pods(platform):
    """Of the store: name → uid and node."""
    items = json.loads(kubectl("-n", f"store-{platform.subdomain}", "get", "pods", "-o", "json"))["items"]
    return {pod["metadata"]["name"]: (pod["metadata"]["uid"], pod["spec"].get("nodeName")) for pod in items}


def step(platform, store):
    return platform.api(f"/stores/{store}").get("currentStep", {}).get("step")


def test_a_store_without_a_node_says_so_in_api_shell_and_dashboard(platform, store):
    wait_until(lambda: failure(platform, store) == "POD_UNSCHEDULABLE", 60, lambda: platform.api(f"/stores/{store}"))
    found = platform.api(f"/stores/{store}")
    assert found["phase"] == "PROVISIONING" and found["failure"]["message"].startswith("Waiting for a node"), found
    shown = platform.kubectl("exec", "-i", platform.deployment, "-c", "control-plane", "--", "sh", "-c",
                             f"URUMI_TOKEN=$(cat) urumi-shell store show {platform.subdomain}", input=platform.token())
    assert "Waiting for a node" in shown, shown
    done = run("node", Path(__file__).parent / "dashboard-text.mjs", f"http://{platform.host}", f"/stores/{store}", "Waiting for a node",
               input=platform.token(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_node_is_added_and_the_store_goes_on(platform, store, karpenter, others, stack):
    load(karpenter, others, 10)
    began = time.monotonic()
    stack.enter_context(karpenter)
    [(node, processors)] = wait_until(karpenter.nodes, 60, "Karpenter added no node").items()
    wait_until(lambda: failure(platform, store) != "POD_UNSCHEDULABLE", 60, lambda: platform.api(f"/stores/{store}"))
    print(f"a node whose capacity of processors is {processors}, and the store goes on {time.monotonic() - began:.0f} s after Karpenter was started")
    # kwok reports the pods as ready, so that database and web server are waited for no longer.
    wait_until(lambda: step(platform, store) == "AWAIT_STOREFRONT", 60, lambda: step(platform, store))
    assert {on for _, on in pods(platform).values()} == {node}


def test_no_store_is_evicted_to_save_a_node(platform, store, karpenter, others):
    """Its node is ten times too large since the others have left it."""
    [node], before = karpenter.nodes(), pods(platform)
    kubectl("-n", others, "delete", "deployment", "load")
    # It gives another reason at first (the node was just added), and at most one reason in two minutes.
    wait_until(lambda: "karpenter.sh/do-not-disrupt" in karpenter.blocked(node), 200, lambda: karpenter.blocked(node) or "Karpenter did not want to remove the node")
    # It decides every ten seconds, and waits 15 s before it does what it decided.
    time.sleep(40)
    assert list(karpenter.nodes()) == [node] and pods(platform) == before


def test_without_the_annotation_its_node_is_removed(platform, store, karpenter):
    """What the annotation prevents."""
    [node], before = karpenter.nodes(), pods(platform)
    kubectl("-n", f"store-{platform.subdomain}", "annotate", "pods", "--all", "karpenter.sh/do-not-disrupt-")
    began = time.monotonic()
    wait_until(lambda: node not in karpenter.nodes(), 150, "Karpenter did not remove the node")
    print(f"the node was removed {time.monotonic() - began:.0f} s after its pods could be evicted")
    assert not {uid for uid, _ in before.values()} & {uid for uid, _ in pods(platform).values()}


def test_a_node_without_a_store_goes(platform, store, karpenter):
    platform.api(f"/stores/{store}", "DELETE")
    platform.wait_for_phase(store, "DELETED")
    began = time.monotonic()
    wait_until(lambda: not karpenter.nodes(), 120, "Karpenter did not remove the empty node")
    print(f"the empty node was removed {time.monotonic() - began:.0f} s after its last store was deleted")


# ---------------------------------------------------------------- replicas
def test_replicas_follow_the_processor_time(new_platform):
    """Up while clients request the list of stores without a pause, and down again afterwards."""
    with metrics_server():
        platform = new_platform("autoscaling.enabled=true", "autoscaling.minReplicas=1", "autoscaling.maxReplicas=3", "resources.requests.cpu=200m",
                                r"settings.urumi\.limits\.reads=0")
        token, stop = platform.token(), threading.Event()

        def requests():
            while not stop.is_set():
                platform.request_repeating_once("/api/v1/stores", token=token)
        clients = [threading.Thread(target=requests, daemon=True) for _ in range(4)]
        # The start itself uses more than the request.
        wait_for_replicas(platform, lambda pods: pods == 1, 900)
        began = time.monotonic()
        for client in clients:
            client.start()
        wait_for_replicas(platform, lambda pods: pods == 3, 300)
        print(f"\n3 replicas {time.monotonic() - began:.0f} s after the load began")
        stop.set()
        began = time.monotonic()
        wait_for_replicas(platform, lambda pods: pods == 1, 900)
        print(f"1 replica {time.monotonic() - began:.0f} s after it ended")


def wait_for_replicas(platform, reached, seconds):
    deadline, before = time.monotonic() + seconds, None
    while True:
        found = platform.kubectl("get", "hpa", platform.release, "-o", "jsonpath={.status.currentReplicas} {.status.currentMetrics[0].resource.current.averageUtilization}")
        if found != before:
            print(f"{time.strftime('%X')} replicas, percent of the request: {found}")
            before = found
        # Neither, or only the replicas, until the autoscaler has looked.
        match found.split():
            case [replicas, _] if reached(int(replicas)):
                return
        assert time.monotonic() < deadline, found
        time.sleep(2)
