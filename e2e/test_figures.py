"""Figures of the control plane in its pod, for docs/control-plane.md. Needs a cluster that no one else uses.

    e2e/all figures -k start --starts 7
    e2e/all figures -k rest --shops 5 --minutes 5          needs the API server's audit log (AUDIT_LOG)
    e2e/all figures -k namespaces --namespaces 500
"""
import statistics
import time

import pytest

from support.commands import kubectl
from support.figures import Process, Requests, seconds_until_ready
from support.platform import Platform
from support.population import Population

pytestmark = pytest.mark.figures


@pytest.fixture(scope="module")
def platform(request, tmp_path_factory):
    """One pod with the chart's request and the usual interval of checks."""
    platform = Platform(tmp_path_factory.mktemp("platform"))
    if not request.config.getoption("--keep"):
        request.addfinalizer(platform.remove)
    platform.create_namespace()
    platform.install("replicas=1", "resources.requests.cpu=500m", r"settings.urumi\.lifecycle\.resync=30s")
    platform.wait_until_ready()
    return platform


def restart(platform):
    """Replaces the pod, and returns the name of the new one when it is ready."""
    [pod] = platform.pods()
    platform.kubectl("delete", "pod", pod)
    platform.wait_until_ready()
    [pod] = platform.pods()
    return pod


def test_start(platform, option):
    took, used = [], []
    for _ in range(option("--starts", 5, 10)):
        pod = restart(platform)
        process = Process(platform, pod)
        took.append(seconds_until_ready(platform, pod, process))
        used.append(process.processor_seconds)
        time.sleep(10)
    print(f"\nstart to ready: median {statistics.median(took):.2f} s of {', '.join(f'{each:.2f}' for each in sorted(took))}; "
          f"processor seconds {', '.join(f'{each:.1f}' for each in sorted(used))}")


def test_rest(platform, option):
    shops, seconds = option("--shops", 3, 5), 60 * option("--minutes", 3, 5)
    pod = restart(platform)
    time.sleep(60)
    print(f"\njust started, without stores: {Process(platform, pod).memory()}")
    without = Requests(platform.namespace, platform.release, seconds)
    stores = [platform.create_store(f"{platform.subdomain}-{number}") for number in range(shops)]
    for store in stores:
        platform.wait_for_phase(store, "READY", 300)
    # The last work of the creation, such as the removal of old records of releases.
    time.sleep(90)
    before = Process(platform, pod)
    with_stores = Requests(platform.namespace, platform.release, seconds)
    after = Process(platform, pod)
    print(f"{shops} stores at rest: {after.memory()}, {(after.processor_seconds - before.processor_seconds) / seconds * 1000:.1f} ms processor time per second")
    print(f"requests to the API server, without stores: {without.per_hour():.0f} an hour\n{without.table()}")
    print(f"with {shops} stores: {with_stores.per_hour():.0f} an hour\n{with_stores.table()}")
    print(f"per store and hour: {(with_stores.per_hour() - without.per_hour()) / shops:.1f}")
    for store in stores:
        platform.api(f"/stores/{store}", "DELETE")
    for store in stores:
        platform.wait_for_phase(store, "DELETED")


def test_namespaces(request, platform, option):
    """Memory, received bytes and the time to see a change, beside namespaces with the objects of a store."""
    store = platform.create_store(platform.subdomain)
    platform.wait_for_phase(store, "READY")
    population, largest = Population(platform.release), option("--namespaces", 100, 500)
    request.addfinalizer(population.remove)
    for size in (0, largest // 5, largest // 2, largest):
        population.grow(size)
        pod = restart(platform)
        ready = seconds_until_ready(platform, pod, Process(platform, pod))
        time.sleep(30)
        listed = Process(platform, pod)
        time.sleep(60)
        rest = Process(platform, pod)
        took = [seconds_to_restore(platform) for _ in range(3)]
        before = Process(platform, pod)
        population.change(size)
        time.sleep(10)
        changed = Process(platform, pod)
        print(f"\n{size} namespaces of {population.kinds} objects: ready after {ready:.2f} s; {rest.memory()}; "
              f"received {listed.received / 2**20:.1f} MiB in the first 30 s, {(rest.received - listed.received) / 2**10:.0f} KiB in a minute of rest, "
              f"{(changed.received - before.received) / 2**10:.0f} KiB for a change of each Deployment; "
              f"processor seconds {listed.processor_seconds:.1f}, {rest.processor_seconds - listed.processor_seconds:.2f} in a minute of rest; "
              f"a deleted RoleBinding is restored after {', '.join(f'{each:.2f}' for each in sorted(took))} s")
    platform.api(f"/stores/{store}", "DELETE")
    platform.wait_for_phase(store, "DELETED")


def seconds_to_restore(platform):
    """From the deletion of the store's RoleBinding until it exists again; asked for ten times a second."""
    binding = ["-n", f"store-{platform.subdomain}", "rolebinding", "urumi"]
    found = uid(*binding)
    began = time.monotonic()
    kubectl("delete", *binding, "--wait=false")
    while uid(*binding) in ("", found):
        assert time.monotonic() - began < 60
        time.sleep(0.05)
    took = time.monotonic() - began
    # Repairs of one store follow each other with a growing distance.
    time.sleep(15)
    return took


def uid(*words):
    return kubectl("get", *words, "--ignore-not-found", "-o", "jsonpath={.metadata.uid}")
