"""The control plane under test: a release of charts/control-plane, requested through the ingress controller."""
import base64
import os
import secrets
import time
from pathlib import Path

import requests
import yaml

from support.commands import create_namespace, kubectl, run
from support.store import IMAGE_TAG, INGRESS, INGRESS_CLASS, INGRESS_NAMESPACE, INGRESS_SERVICE

CHART = Path(__file__).resolve().parents[2] / "charts" / "control-plane"
PREFIX = os.environ.get("PLATFORM_PREFIX", "e2e")
PLATFORM_TAG = os.environ.get("PLATFORM_TAG", IMAGE_TAG)


class Platform:
    def __init__(self):
        self.release = f"{PREFIX}-{secrets.token_hex(2)}"
        self.namespace = f"{PREFIX}-urumi-{self.release[-4:]}"
        self.host = f"urumi-{self.release}.localhost"
        self.deployment = f"deployment/{self.release}"
        self.store_role = f"{self.release}-store"
        self.subdomain = f"{PREFIX}-shop-{self.release[-4:]}"
        self.foreign = f"store-{PREFIX}-foreign-{self.release[-4:]}"

    # ---------------------------------------------------------------- release
    def values(self):
        images = ",".join(f"stores.images.{kind}=urumi.local/store-{image}:{IMAGE_TAG}" for kind, image in (("web", "web"), ("database", "db")))
        return ["-f", CHART / "values-local.yaml",
                "--set", f"ingress.host={self.host},ingress.className={INGRESS_CLASS},stores.ingress.className={INGRESS_CLASS},{images}",
                "--set", f"stores.ingress.address=http://{INGRESS_SERVICE},networkPolicy.ingressController.namespace={INGRESS_NAMESPACE}",
                "--set", f"image.tag={PLATFORM_TAG},database.embedded.image.tag={PLATFORM_TAG}",
                # The node of the test has two processors for two pods and a store. Changes that no watch reports are found sooner.
                "--set", r"resources.requests.cpu=100m,settings.urumi\.lifecycle\.resync=5s"]

    def create_namespace(self):
        create_namespace(self.namespace, restricted=True)

    def install(self, *options, **run_options):
        return run("helm", "install", self.release, CHART, "-n", self.namespace, *self.values(), *options, **run_options)

    def upgrade(self, *options):
        run("helm", "upgrade", self.release, CHART, "-n", self.namespace, *self.values(), *options)

    def uninstall(self):
        """Returns what helm says."""
        done = run("helm", "uninstall", self.release, "-n", self.namespace, "--wait", timeout=120)
        return done.stdout + done.stderr

    def helm_test(self):
        return run("helm", "test", self.release, "-n", self.namespace, "--logs", timeout=120).stdout

    def wait_until_ready(self, seconds=120):
        self.kubectl("rollout", "status", self.deployment, f"--timeout={seconds}s")
        deadline = time.monotonic() + 30
        while self.request("/actuator/health/readiness").status_code != 200:
            assert time.monotonic() < deadline, "the ingress controller does not reach the control plane"
            time.sleep(0.2)

    def kubectl(self, *words, **options):
        return kubectl("-n", self.namespace, *words, **options)

    def token(self):
        return base64.b64decode(self.kubectl("get", "secret", f"{self.release}-token", "-o", "jsonpath={.data.token}")).decode()

    # ---------------------------------------------------------------- HTTP
    def request(self, path, method="GET", *, token=None, **options):
        headers = {"Host": self.host, **({"Authorization": f"Bearer {token}"} if token else {}), **options.pop("headers", {})}
        return requests.request(method, INGRESS + path, headers=headers, timeout=20, allow_redirects=False, **options)

    def api(self, path, method="GET", **options):
        response = self.request(f"/api/v1{path}", method, token=self.token(), **options)
        assert response.ok, f"{method} {path} answered {response.status_code}: {response.text[:500]}"
        return response.json()

    def create_store(self, subdomain):
        return self.api("/stores", "POST", json={"name": f"Shop {subdomain}", "subdomain": subdomain})["id"]

    def wait_for_phase(self, store, phase, seconds=120):
        deadline = time.monotonic() + seconds
        while (found := self.api(f"/stores/{store}"))["phase"] != phase:
            assert time.monotonic() < deadline and found["phase"] != "FAILED", yaml.safe_dump(found)
            time.sleep(0.3)
        return found

    # ---------------------------------------------------------------- the account
    def kubeconfig(self, folder):
        """A kubeconfig with the account's own token and nothing else."""
        config = yaml.safe_load(kubectl("config", "view", "--minify", "--raw"))
        config["users"] = [{"name": "account", "user": {"token": self.kubectl("create", "token", self.release, "--duration=1h").strip()}}]
        config["contexts"][0]["context"]["user"] = "account"
        file = folder / "kubeconfig"
        file.write_text(yaml.safe_dump(config))
        file.chmod(0o600)
        return file
