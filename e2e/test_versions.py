"""Two versions of the control plane work side by side on one database, as in a rollout that somebody has paused.

    PLATFORM_OLD_TAG=before PLATFORM_OLD_CHART=FOLDER e2e/all versions --long

needs the images of both versions on the nodes: PLATFORM_OLD_TAG is the tag of the one before, and FOLDER its
charts/control-plane, because a version refuses settings that it does not know. With --long it takes ten minutes, otherwise
one.
"""
import json
import os
import time

import pytest
import yaml

from support.commands import run
from support.dashboards import Dashboards
from support.platform import CONTROL_PLANE, Platform

pytestmark = pytest.mark.versions


@pytest.fixture
def platform(request, tmp_path):
    """This version with one pod, and two pods of the version before behind the same Service."""
    platform = Platform(tmp_path)
    if not request.config.getoption("--keep"):
        request.addfinalizer(platform.remove)
    platform.create_namespace()
    platform.install("replicas=1")
    platform.wait_until_ready()
    rendered = run("helm", "template", platform.release, os.environ["PLATFORM_OLD_CHART"], "--namespace", platform.namespace,
                   "--dry-run=server", "--is-upgrade", "--show-only", "templates/platform/deployment.yaml",
                   *platform.values(f"image.tag={os.environ['PLATFORM_OLD_TAG']}")).stdout
    before = yaml.safe_load(rendered)
    before["metadata"]["name"] = f"{platform.release}-before"
    before["spec"]["replicas"] = 2
    for labels in (before["spec"]["selector"]["matchLabels"], before["spec"]["template"]["metadata"]["labels"]):
        labels["version"] = "before"
    platform.kubectl("apply", "-f", "-", input=json.dumps(before))
    platform.kubectl("rollout", "status", f"deployment/{platform.release}-before", "--timeout=120s")
    return platform


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
    # The version before does not know the form of this one's entries (ADR 32).
    [pod] = platform.kubectl("get", "pods", "-l", f"{CONTROL_PLANE},!version", "-o", "name").split()
    verification = "URUMI_TOKEN=$(cat) urumi-shell audit verify --full"
    print(platform.kubectl("exec", "-i", pod, "-c", "control-plane", "--", "sh", "-c", verification, input=platform.token()))
