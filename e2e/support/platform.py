"""The control plane under test: a release of charts/control-plane, requested through the ingress controller."""
import base64
import contextlib
import functools
import json
import os
import re
import secrets
import shlex
import subprocess
import threading
import time
import uuid
from pathlib import Path

import requests
import yaml

from support.commands import create_namespace, delete_namespace, kubectl, run, wait_for_deletion
from support.store import IMAGE_TAG, INGRESS

ROOT = Path(__file__).resolve().parents[2]
CHART = ROOT / "charts" / "control-plane"
CONTROL_PLANE = "app.kubernetes.io/component=control-plane"
DOCUMENTATION = ROOT / "docs" / "control-plane.md"
PREFIX = os.environ.get("PLATFORM_PREFIX", "e2e")
PLATFORM_TAG = os.environ.get("PLATFORM_TAG", IMAGE_TAG)


class Platform:
    """The stores have a domain of their own, whose other hosts show pages of the platform."""

    def __init__(self, folder):
        self.release = f"{PREFIX}-{secrets.token_hex(2)}"
        self.namespace = f"{PREFIX}-urumi-{self.release[-4:]}"
        self.domain = f"{self.release}.localhost"
        self.host = f"urumi.{self.domain}"
        self.deployment = f"deployment/{self.release}"
        self.store_role = f"{self.release}-store"
        self.subdomain = f"{PREFIX}-shop-{self.release[-4:]}"
        self.store_name = f"Shop & Co {self.release[-4:]}"
        self.foreign = f"store-{PREFIX}-foreign-{self.release[-4:]}"
        # Where the documented commands run: the folder of the project, in which they may write files.
        self.folder = folder
        (folder / "charts").symlink_to(ROOT / "charts")

    # ---------------------------------------------------------------- release
    def values(self, *more):
        """The ingress controller is found by the chart."""
        images = [f"stores.images.{kind}=urumi.local/store-{image}:{IMAGE_TAG}" for kind, image in (("web", "web"), ("database", "db"))]
        settings = [f"ingress.host={self.host}", f"stores.domain={self.domain}",
                    f"image.tag={PLATFORM_TAG}", f"database.embedded.image.tag={PLATFORM_TAG}", *images,
                    # The node of the test has two processors for two pods and a store. Changes that no watch reports are found sooner.
                    "resources.requests.cpu=100m", r"settings.urumi\.lifecycle\.resync=5s", *more]
        return [word for setting in settings for word in ("--set", setting)]

    def documented(self, section, program, *options):
        """Runs the command of a section of the documentation that begins so, for this release. Returns what it prints."""
        text = DOCUMENTATION.read_text(encoding="utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
        [command] = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines() if line.startswith(program)]
        for written, here in {
            r"--namespace urumi\b": f"--namespace {self.namespace}",
            r"^(helm \S+) urumi ": rf"\1 {self.release} ",
            r"\bdeployment/urumi\b": self.deployment,
            r"\burumi-token\b": f"{self.release}-token",
        }.items():
            command = re.sub(written, here, command)
        done = run("bash", "-c", f"{command} {shlex.join(map(str, options))}", cwd=self.folder)
        return done.stdout + done.stderr

    def create_namespace(self):
        create_namespace(self.namespace, restricted=True)

    def install(self, *more):
        return self.documented("Install", "helm install", *self.values(*more))

    def upgrade(self, *more):
        return self.documented("Upgrade", "helm upgrade", *self.values(*more))

    def rollback(self):
        return self.documented("Upgrade", "helm rollback")

    def uninstall(self):
        return self.documented("Uninstall", "helm uninstall", "--wait")

    def remove(self):
        """The release, and the namespaces of the platform and its stores."""
        run("helm", "uninstall", self.release, "-n", self.namespace, check=False)
        names = kubectl("get", "namespaces", "-o", "jsonpath={.items[*].metadata.name}").split()
        namespaces = [self.namespace, *(name for name in names if name == self.foreign or name.startswith(f"store-{self.subdomain}"))]
        for namespace in namespaces:
            delete_namespace(namespace)
        wait_for_deletion(namespaces)

    def helm_test(self):
        return self.documented("Install", "helm test", "--logs")

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

    @functools.cached_property
    def first_token(self):
        """The token, which stays the same."""
        return self.token()

    def psql(self):
        command = "PGPASSWORD=$(cat /run/secrets/urumi/password) exec psql -h 127.0.0.1 -U urumi -d postgres -qAt"
        return ["exec", "-i", f"{self.release}-database-0", "--", "sh", "-c", command]

    def database(self, statement):
        """Runs SQL. Returns the rows as text, columns separated by vertical bars."""
        return self.kubectl(*self.psql(), input=statement).strip()

    @contextlib.contextmanager
    def leases(self):
        """Collects who works on which store: lines `process|subdomain|current step`."""
        statement = ("select lease_holder, subdomain, current_step from store where lease_holder is not null and lease_until > now() "
                     "and current_step is not null\n\\watch i=0.2 c=600\n")
        lines = []
        process = subprocess.Popen(["kubectl", "-n", self.namespace, *self.psql()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        reader = threading.Thread(target=lambda: lines.extend(line for line in process.stdout), daemon=True)
        reader.start()
        process.stdin.write(statement)
        process.stdin.close()
        try:
            yield lines
        finally:
            process.kill()
            process.wait()
            reader.join(5)

    def event_ids(self):
        """Ids of all events in the log, oldest first."""
        return [int(line) for line in self.database("select id from store_event order by id;").splitlines()]

    def pods_as_json(self):
        """The control plane's pods that are not being deleted."""
        pods = json.loads(self.kubectl("get", "pods", "-l", CONTROL_PLANE, "-o", "json"))["items"]
        return [pod for pod in pods if "deletionTimestamp" not in pod["metadata"]]

    def pods(self):
        """Their names."""
        return [pod["metadata"]["name"] for pod in self.pods_as_json()]

    def ready_since(self):
        """Name of each pod that is ready → when it became so."""
        return {pod["metadata"]["name"]: condition["lastTransitionTime"] for pod in self.pods_as_json()
                for condition in pod["status"].get("conditions", []) if (condition["type"], condition["status"]) == ("Ready", "True")}

    # ---------------------------------------------------------------- HTTP
    def request(self, path, method="GET", *, token=None, **options):
        headers = {"Host": self.host, **({"Authorization": f"Bearer {token}"} if token else {}), **options.pop("headers", {})}
        return requests.request(method, INGRESS + path, headers=headers, timeout=options.pop("timeout", 20), allow_redirects=False, **options)

    def page(self, subdomain, path="/", **options):
        """What a visitor of a store's address gets."""
        return requests.get(INGRESS + path, headers={"Host": f"{subdomain}.{self.domain}", **options.pop("headers", {})}, timeout=20,
                            allow_redirects=False, **options)

    def request_repeating_once(self, path, method="GET", **options):
        """Repeats a request that got no answer of the control plane, as browsers and ingress controllers do. Returns the response
        and the number of attempts."""
        try:
            response = self.request(path, method, **options)
            if response.status_code < 500:
                return response, 1
        except requests.RequestException:
            pass
        return self.request(path, method, **options), 2

    def api(self, path, method="GET", **options):
        response, _ = self.request_repeating_once(f"/api/v1{path}", method, token=self.first_token, **options)
        assert response.ok, f"{method} {path} answered {response.status_code}: {response.text[:500]}"
        return response.json()

    def create_store(self, subdomain):
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        return self.api("/stores", "POST", headers=headers, json={"name": f"Shop {subdomain}", "subdomain": subdomain})["id"]

    def wait_for_phase(self, store, phase, seconds=120):
        deadline = time.monotonic() + seconds
        while True:
            response, _ = self.request_repeating_once(f"/api/v1/stores/{store}", token=self.first_token)
            # On a busy node the database may be late, which the control plane says.
            if response.status_code != 503:
                found = response.json()
                if found["phase"] == phase:
                    return found
                assert (found["phase"], found["desired"]) != ("FAILED", "RUNNING"), yaml.safe_dump(found)
            assert time.monotonic() < deadline, response.text
            time.sleep(0.3)

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
