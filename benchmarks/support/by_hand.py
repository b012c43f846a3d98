"""The same chart without the control plane, installed as the control plane does.

Helm does not wait for the pods. It does not fetch the API server's description of all kinds either
(`--disable-openapi-validation`), which the control plane still lets it do for each release.
"""
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

from support.control_plane import ROOT, TIMEOUT

HELM = os.environ.get("HELM", "helm")
SUFFIX = os.environ.get("HOST_SUFFIX", "localhost")
INGRESS = os.environ.get("INGRESS", "http://127.0.0.1")
MODES = ("enforce", "audit", "warn")


def options():
    version = subprocess.run([HELM, "version", "--template", "{{.Version}}"], check=True, capture_output=True, text=True).stdout
    # The images of the control plane, where its settings name others than the chart.
    images = [option for part in ("web", "database") for option in image_options(part, os.environ.get(f"URUMI_IMAGES_{part.upper()}"))]
    # Helm 4 would apply the objects on the server's side, which Helm 3 cannot.
    return ["--disable-openapi-validation", *([] if version.startswith("v3") else ["--server-side=false"]), *images]


def image_options(part, image):
    if image is None:
        return []
    repository, tag = image.rsplit(":", 1)
    return ["--set", f"image.{part}.repository={repository},image.{part}.tag={tag}"]


class ByHand:
    """`helm install` in one command, and the chart's floor: the same in a namespace that exists already."""

    def __init__(self):
        self.options = options()

    def install(self, name, at_once=1):
        """Seconds from `helm install --create-namespace` until the shop's page names its store."""
        return self._seconds(name, at_once, "--create-namespace")

    def prepare_floor(self, name):
        labels = {f"pod-security.kubernetes.io/{mode}": "restricted" for mode in MODES}
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": f"store-{name}", "labels": labels}}
        subprocess.run(["kubectl", "create", "-f", "-"], input=json.dumps(namespace), text=True, check=True, stdout=subprocess.DEVNULL)

    def floor(self, name, at_once=1):
        """The same after `prepare_floor`."""
        return self._seconds(name, at_once)

    def remove(self, name):
        subprocess.run(["kubectl", "delete", "namespace", f"store-{name}"], check=True, stdout=subprocess.DEVNULL)

    def _seconds(self, name, at_once, *more):
        started = time.monotonic()
        helm = subprocess.Popen([HELM, "install", "store", ROOT / "charts/woocommerce-store", "--namespace", f"store-{name}", *more, *self.options,
                                 "--set", f"ingress.host={name}.{SUFFIX}"], stdout=subprocess.DEVNULL)
        seconds = wait_for_page(f"{name}.{SUFFIX}", started, at_once)
        if helm.wait():
            sys.exit(f"helm install of {name} failed")
        return seconds


def wait_for_page(host, started, at_once):
    # The first packet on a route that is being set up may be lost, so a request without an answer is given up soon; but
    # on a busy machine the page itself may take longer.
    timeout = 0.5 * at_once
    while time.monotonic() - started < TIMEOUT:
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{INGRESS}/shop/", headers={"Host": host}), timeout=timeout) as response:
                if b"urumi-store" in response.read():
                    return time.monotonic() - started
        except urllib.error.HTTPError as answered:
            timeout = 10 if answered.code == 503 else timeout
        except OSError:
            timeout = min(timeout * 1.2, 10)
        time.sleep(0.02 * at_once)
    sys.exit(f"the shop {host} does not answer")
