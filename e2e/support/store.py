"""One store under test: a release of the chart in its own namespace, requested through the ingress controller."""
import base64
import contextlib
import os
import subprocess
import time

import requests

from support.commands import CHART, create_namespace, helm, kubectl, run

INGRESS = os.environ.get("INGRESS", "http://127.0.0.1")
INGRESS_CLASS = os.environ.get("INGRESS_CLASS", "traefik")
INGRESS_NAMESPACE = os.environ.get("INGRESS_NAMESPACE", "traefik")
INGRESS_SERVICE = os.environ.get("INGRESS_SERVICE", "traefik.traefik.svc:80")
IMAGE_TAG = os.environ.get("IMAGE_TAG", "dev")


class Store:
    web = "deploy/store-web"
    database = "store-db-0"

    def __init__(self, name, domain="localhost"):
        self.name = name
        self.namespace = f"store-{name}"
        self.host = f"{name}.{domain}"
        self.url = f"http://{self.host}"
        self.ingress = INGRESS

    # ---------------------------------------------------------------- release
    def values(self):
        return [
            "--set", f"ingress.host={self.host},ingress.className={INGRESS_CLASS},store.name=Shop {self.name}",
            "--set", f"networkPolicy.ingressController.namespace={INGRESS_NAMESPACE},test.target={INGRESS_SERVICE}",
            "--set", f"image.web.tag={IMAGE_TAG},image.database.tag={IMAGE_TAG}",
        ]

    def create_namespace(self):
        create_namespace(self.namespace, restricted=True)

    def install(self, *options, **run_options):
        return run("helm", "install", "store", CHART, "-n", self.namespace, *self.values(), *options, **run_options)

    def upgrade(self, *options):
        helm("upgrade", "store", CHART, "-n", self.namespace, "--reuse-values", *options)

    def helm_test(self):
        """Places an order by the chart's own test, and returns its log."""
        return helm("test", "store", "-n", self.namespace, "--logs")

    def wait_until_open(self, seconds=90):
        deadline = time.monotonic() + seconds
        while not self.is_open():
            assert time.monotonic() < deadline, f"store {self.name} is not open after {seconds} s:\n{self.kubectl('get', 'pods')}"
            time.sleep(0.1)

    def is_open(self):
        try:
            return self.status("/shop/") == 200
        except requests.RequestException:
            return False

    def wait_until_settled(self):
        for workload in ("statefulset/store-db", "deployment/store-web"):
            self.kubectl("rollout", "status", workload, "--timeout=90s")
        self.wait_until_open()

    # ---------------------------------------------------------------- HTTP
    def request(self, path, method="GET", *, headers=None, timeout=20, session=requests, **options):
        return session.request(method, self.ingress + path, headers={"Host": self.host, **(headers or {})}, timeout=timeout,
                               allow_redirects=False, **options)

    def status(self, path, method="GET", **options):
        return self.request(path, method, **options).status_code

    @contextlib.contextmanager
    def forwarded(self, port=8080):
        """Forwards a port of this machine to the web pod, without the ingress controller. Yields host:port."""
        command = ["kubectl", "-n", self.namespace, "port-forward", self.web, f":{port}"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            yield process.stdout.readline().split()[2]
        finally:
            process.kill()
            process.wait()

    # ---------------------------------------------------------------- inside the cluster
    def kubectl(self, *words, **options):
        return kubectl("-n", self.namespace, *words, **options)

    def kubectl_fails(self, *words, **options):
        """Runs a command that has to fail, and returns its error."""
        done = run("kubectl", "-n", self.namespace, *words, check=False, **options)
        assert done.returncode != 0, done.stdout
        return done.stderr

    def execute(self, target, *command, **options):
        """Runs a command in a container. `target` is `Store.web` or `Store.database`."""
        stdin = ["-i"] if "input" in options else []
        return run("kubectl", "-n", self.namespace, "exec", *stdin, target, "--", *command, **options)

    def sql(self, statement):
        """Runs SQL as root. Returns the rows as text, columns separated by tabs."""
        command = ("export MYSQL_PWD=$(cat /run/secrets/urumi/database-root-password); "
                   "exec mariadb --defaults-file=/etc/urumi/my.cnf -uroot --skip-column-names --batch wordpress")
        return self.execute(self.database, "sh", "-c", command, input=statement).stdout.strip("\n")

    def set_attempts(self, attempts, *bucket):
        """Sets a counter of mu-plugins/urumi/attempts.php, as if there had been so many attempts within its window."""
        code = ("$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; "
                "$wpdb->replace( 'wp_urumi_logins', array( 'bucket' => urumi_bucket( ...array_slice( $argv, 2 ) ), 'attempts' => $argv[1], 'until' => time() + 900 ) );")
        self.execute(self.web, "php", "-r", code, "--", attempts, *bucket)

    def secret(self, key):
        return base64.b64decode(self.kubectl("get", "secret", "store-credentials", "-o", f"jsonpath={{.data.{key}}}")).decode()

    def sells(self):
        """Whether the image was built with WooCommerce."""
        return self.execute(self.web, "grep", "-q", "flavour=woocommerce", "/usr/share/urumi/contents", check=False).returncode == 0
