"""Two versions of the control plane work side by side on one database, as in a rollout that somebody has paused.

    PLATFORM_OLD_TAG=before e2e/all versions --long

needs the images of both versions on the nodes: PLATFORM_OLD_TAG is the tag of the one before. With --long it takes ten
minutes, otherwise one.
"""
import json
import os
import time

import pytest

from support.commands import delete_namespace, kubectl, run, wait_for_deletion
from support.dashboards import Dashboards
from support.platform import PLATFORM_TAG, Platform

pytestmark = pytest.mark.versions


@pytest.fixture
def platform(request, tmp_path):
    """The version before with two pods, and one pod of this version behind the same Service."""
    platform = Platform(tmp_path)
    platform.create_namespace()
    platform.install(f"image.tag={os.environ['PLATFORM_OLD_TAG']}")
    platform.wait_until_ready()
    beside = json.loads(platform.kubectl("get", platform.deployment, "-o", "json"))
    beside["metadata"] = {"name": f"{platform.release}-beside", "namespace": platform.namespace}
    beside["spec"]["replicas"] = 1
    for labels in (beside["spec"]["selector"]["matchLabels"], beside["spec"]["template"]["metadata"]["labels"]):
        labels["version"] = "beside"
    [container] = beside["spec"]["template"]["spec"]["containers"]
    container["image"] = container["image"].rpartition(":")[0] + f":{PLATFORM_TAG}"
    del beside["status"]
    platform.kubectl("apply", "-f", "-", input=json.dumps(beside))
    platform.kubectl("rollout", "status", f"deployment/{platform.release}-beside", "--timeout=120s")
    yield platform
    if not request.config.getoption("--keep"):
        run("helm", "uninstall", platform.release, "-n", platform.namespace, check=False)
        names = kubectl("get", "namespaces", "-o", "jsonpath={.items[*].metadata.name}").split()
        namespaces = [platform.namespace, *(name for name in names if name.startswith(f"store-{platform.subdomain}"))]
        for namespace in namespaces:
            delete_namespace(namespace)
        wait_for_deletion(namespaces)


def test_two_versions_share_the_work_and_lose_nothing(platform, option):
    minutes = option("--minutes", 1, 10)
    ready, took = 0, []
    with Dashboards(platform, 50) as dashboards, platform.leases() as leases:
        end = time.monotonic() + minutes * 60
        while time.monotonic() < end:
            pair = [(platform.create_store(f"{platform.subdomain}-{ready + number}"), time.monotonic()) for number in range(2)]
            for store, began in pair:
                platform.wait_for_phase(store, "READY")
                took.append(time.monotonic() - began)
                ready += 1
            for store, _ in pair:
                platform.api(f"/stores/{store}", "DELETE")
            for store, _ in pair:
                platform.wait_for_phase(store, "DELETED")
        dashboards.check()
    works = {pod: sum(1 for lease in leases if lease.startswith(pod)) for pod in platform.pods()}
    print(f"{minutes} min: {ready} stores ready, on average after {sum(took) / ready:.1f} s, and deleted; {dashboards.report()}; "
          f"observed at work: {works}")
    assert len(works) == 3 and all(works.values()), works
    # By whichever version answers.
    for _ in range(6):
        assert platform.api("/audit/verification?full=true")["intact"] is True
