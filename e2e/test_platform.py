"""The control plane in the cluster that it serves: from nothing to a shop by one `helm install`, and back.

The tests run in this order and share one release. The commands of helm are those of docs/control-plane.md.
"""
import json
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.commands import kubectl, run
from support.connections import connected_eventually, start_pod
from support.customer import Customer
from support.dashboards import Dashboards
from support.platform import CONTROL_PLANE, PREFIX, Platform
from support.store import INGRESS_CLASS, INGRESS_NAMESPACE, INGRESS_SERVICE, Store

pytestmark = [pytest.mark.platform, pytest.mark.xdist_group("platform")]

NAMESPACE = """
apiVersion: v1
kind: Namespace
metadata: {{name: {name}, labels: {{{labels}}}}}
"""
RESTRICTED = ", ".join(f"pod-security.kubernetes.io/{mode}: restricted, pod-security.kubernetes.io/{mode}-version: latest" for mode in ("enforce", "warn", "audit"))
OURS = "app.kubernetes.io/part-of: urumi"
BINDING = """
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {{name: test, namespace: {namespace}}}
roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {role}}}
subjects: [{{kind: ServiceAccount, name: {account}, namespace: {account_namespace}}}]
"""


@pytest.fixture(scope="module")
def platform(request, tmp_path_factory):
    platform = Platform(tmp_path_factory.mktemp("platform"))
    platform.create_namespace()
    platform.install()
    yield platform
    if not request.config.getoption("--keep"):
        platform.remove()


@pytest.fixture(scope="module")
def shop(platform):
    return Store(platform.subdomain, platform.domain)


@pytest.fixture(scope="module")
def store(platform):
    """Id of a store that was created in the dashboard."""
    platform.wait_until_ready()
    done = run("node", Path(__file__).parent / "platform.mjs", f"http://{platform.host}", platform.store_name, platform.subdomain,
               input=platform.token(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [store] = [found["id"] for found in platform.api("/stores")["items"] if found["subdomain"] == platform.subdomain]
    return store


@pytest.fixture(scope="module")
def account(platform, store, tmp_path_factory):
    """Runs kubectl with the token of the control plane's account."""
    platform.wait_for_phase(store, "READY")
    kubeconfig = platform.kubeconfig(tmp_path_factory.mktemp("account"))

    def call(*words, **options):
        return run("kubectl", "--kubeconfig", kubeconfig, *words, check=False, **options)
    return call


def test_two_pods_become_ready_and_helm_test_signs_in(platform):
    platform.wait_until_ready()
    assert platform.kubectl("get", platform.deployment, "-o", "jsonpath={.status.readyReplicas}") == "2"
    log = platform.helm_test()
    assert "/api/v1/system answered 401" in log and "/api/v1/system answered 200" in log


def test_the_dashboard_and_the_api_answer_through_the_ingress(platform):
    platform.wait_until_ready()
    page = platform.request("/", headers={"Accept": "text/html"})
    assert page.status_code == 200 and "<html" in page.text
    assert platform.request("/api/v1/system").status_code == 401
    system = platform.api("/system")
    assert (system["cluster"]["simulated"], system["cluster"]["reachable"]) == (False, True)
    # Found by the chart.
    assert (system["ingress"]["className"], system["ingress"]["address"]) == (INGRESS_CLASS, f"http://{INGRESS_SERVICE.removesuffix(':80')}")


def test_a_store_made_in_the_dashboard_takes_an_order(platform, store, shop):
    platform.wait_for_phase(store, "READY")
    assert shop.is_open()
    if shop.sells():
        customer = Customer(shop)
        customer.fill_cart()
        order = customer.order()
        assert shop.sql(f"SELECT CONCAT_WS(' ', status, payment_method) FROM wp_wc_orders WHERE id = {order};") == "wc-processing cod"
    assert steps(platform, store)[:3] == ["CREATE_NAMESPACE", "BIND_ROLE", "APPLY_GUARDRAILS"]


def steps(platform, store, accepted=("SUCCEEDED", "RUNNING")):
    """Names of the steps, each of which has succeeded at once."""
    runs = platform.api(f"/stores/{store}/steps")["items"]
    assert [run for run in runs if run["outcome"] not in accepted] == []
    return [run["step"] for run in runs]


def test_the_shell_is_in_the_image(platform, store):
    platform.documented("Sign in", "kubectl --namespace urumi get secret")
    assert (platform.folder / "token").read_text() == platform.token()
    assert platform.subdomain in platform.documented("Sign in", "kubectl --namespace urumi exec")


def test_a_deleted_or_changed_role_binding_is_restored_at_once_and_recorded_as_drift(platform, store, shop):
    platform.wait_for_phase(store, "READY")
    subjects = shop.kubectl("get", "rolebinding", "urumi", "-o", "jsonpath={.subjects}")
    for repairs, change in enumerate([
        ["delete", "rolebinding", "urumi"],
        ["patch", "rolebinding", "urumi", "-p", '{"subjects": [{"kind": "ServiceAccount", "name": "other", "namespace": "default"}]}'],
    ], start=1):
        began = time.monotonic()
        shop.kubectl(*change)
        while shop.kubectl("get", "rolebinding", "urumi", "-o", "jsonpath={.subjects}", check=False) != subjects:
            assert time.monotonic() - began < 20, f"not restored after {change}"
            time.sleep(0.2)
        platform.wait_for_phase(store, "READY", 20)
        repaired = ("store.repair", f"store/{store}")
        drift = [entry["detail"] for entry in platform.api("/audit")["items"] if (entry["action"], entry["subject"]) == repaired]
        assert len(drift) == repairs and "RoleBinding" in drift[0], drift
        assert steps(platform, store).count("BIND_ROLE") == 1 + repairs
        assert steps(platform, store).count("DEPLOY_RELEASE") == 1


def test_a_role_binding_of_others_is_removed(platform, store, shop):
    platform.wait_for_phase(store, "READY")
    shop.kubectl("create", "rolebinding", "extra", "--clusterrole=view", "--user=mallory")
    began = time.monotonic()
    while shop.kubectl("get", "rolebindings", "-o", "jsonpath={.items[*].metadata.name}") != "urumi":
        assert time.monotonic() - began < 20, "not removed"
        time.sleep(0.2)
    platform.wait_for_phase(store, "READY", 20)


def test_an_orphan_without_a_role_binding_is_adopted_and_deleted(platform):
    """As after a restore of an old database: the control plane has no rights in the namespace at first."""
    platform.wait_until_ready()
    subdomain, store = f"{platform.subdomain}-orphan", str(uuid.uuid4())
    labels = f"{OURS}, app.kubernetes.io/managed-by: urumi, urumi.io/subdomain: {subdomain}, urumi.io/store-id: {store}, {RESTRICTED}"
    kubectl("apply", "-f", "-", input=NAMESPACE.format(name=f"store-{subdomain}", labels=labels))
    adopted = platform.api(f"/orphans/store-{subdomain}:adopt", "POST")
    assert adopted["id"] == store
    deadline = time.monotonic() + 30
    while "DEPLOY_RELEASE" not in steps(platform, store):
        assert time.monotonic() < deadline, steps(platform, store)
        time.sleep(0.2)
    assert steps(platform, store)[:2] == ["BIND_ROLE", "APPLY_GUARDRAILS"]
    platform.api(f"/stores/{store}", "DELETE")
    platform.wait_for_phase(store, "DELETED")


def test_the_address_of_no_store_shows_a_page_of_the_platform_and_nothing_else(platform, store):
    found = platform.wait_for_phase(store, "READY")
    for path in ("/", "/cart/", "/api/v1/system", "/actuator/health"):
        page = platform.page("unknown", path, headers={"Authorization": f"Bearer {platform.first_token}"})
        assert page.status_code == 404 and "There is no store at this address" in page.text
    assert "X-Urumi-Placeholder" not in platform.page(platform.subdomain).headers
    # The rule for all hosts covers that of the store, which is nothing to report.
    assert platform.api("/system")["ingress"].get("controllerNamespace", INGRESS_NAMESPACE) == INGRESS_NAMESPACE
    [guardrails] = [condition for condition in found["conditions"] if condition["type"] == "GuardrailsApplied"]
    assert guardrails["status"] == "TRUE", guardrails


# From the pods that the chart's policies select: what they may connect to, of all targets.
FROM_INSIDE = {
    "control-plane": {"database", "dns", "api", "ingress"},
    "database": set(),
    "helm-test": {"dns", "control-plane", "control-plane.service"},
}
# A pod can always connect to itself.
ITSELF = {"control-plane": "control-plane.service", "database": "database"}
# From other pods, to those that the policies protect. DNS shows that they can connect at all.
FROM_OUTSIDE = {
    "other pod of the namespace": {"dns"},
    "other namespace": {"dns"},
    "shop": {"dns"},
    "namespace of the ingress controller": {"dns", "control-plane", "control-plane.service"},
}


@pytest.fixture(scope="module")
def sources(platform, shop, foreign):
    """Name of the source → namespace and pod."""
    other, test = f"other-{platform.release}", f"test-{platform.release}"
    labels = {"app.kubernetes.io/name": "control-plane", "app.kubernetes.io/instance": platform.release, "app.kubernetes.io/component": "test"}
    started = [(platform.namespace, test), (platform.namespace, other), (foreign, other), (INGRESS_NAMESPACE, other)]
    for namespace, name in started:
        start_pod(namespace, name, labels if name == test else None)
    for namespace, name in started:
        kubectl("-n", namespace, "wait", "--for=condition=Ready", f"pod/{name}", "--timeout=60s")
    yield {
        "control-plane": (platform.namespace, platform.pods()[0]), "database": (platform.namespace, f"{platform.release}-database-0"),
        **dict(zip(("helm-test", "other pod of the namespace", "other namespace", "namespace of the ingress controller"), started)),
        "shop": (shop.namespace, "deploy/store-web"),
    }
    for namespace, name in started:
        kubectl("-n", namespace, "delete", "pod", name, "--wait=false")


@pytest.fixture(scope="module")
def targets(platform, shop):
    """Name of the target → address and port."""
    def address(namespace, *pod):
        return kubectl("-n", namespace, "get", "pod", *pod, "-o", "jsonpath={..status.podIP}").split()[0]
    node = kubectl("get", "nodes", "-o", 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')
    return {
        "database": (address(platform.namespace, f"{platform.release}-database-0"), 5432),
        # Not the one that is a source.
        "control-plane": (address(platform.namespace, platform.pods()[1]), 8080),
        "control-plane.service": (f"{platform.release}.{platform.namespace}.svc.cluster.local", 80),
        "dns": (address("kube-system", "-l", "k8s-app=kube-dns"), 53), "api": ("kubernetes.default.svc.cluster.local", 443),
        "ingress": tuple(INGRESS_SERVICE.split(":")), "shop": (address(shop.namespace, "-l", "app.kubernetes.io/component=web"), 8080),
        "kubelet": (node, 10250),
    }


def test_network_policies_allow_only_what_the_pods_need(platform, store, sources, targets):
    platform.wait_for_phase(store, "READY")
    expected = {**FROM_INSIDE, **FROM_OUTSIDE}

    def connections(source):
        tried = targets.keys() - {ITSELF.get(source)} if source in FROM_INSIDE else {"database", "control-plane", "control-plane.service", "dns"}
        return connected_eventually(sources[source], {name: targets[name] for name in tried}, expected[source])
    with ThreadPoolExecutor(len(expected)) as threads:
        assert dict(zip(expected, threads.map(connections, expected))) == expected


# ---------------------------------------------------------------- what the account may not do
@pytest.fixture(scope="module")
def foreign(platform):
    """A namespace of somebody else with the prefix of stores."""
    kubectl("apply", "-f", "-", input=NAMESPACE.format(name=platform.foreign, labels="owner: others"))
    kubectl("-n", platform.foreign, "create", "secret", "generic", "keys", "--from-literal=key=value")
    return platform.foreign


@pytest.mark.parametrize("words", [
    pytest.param("-n kube-system get secrets", id="Secrets of kube-system"),
    pytest.param("get secrets --all-namespaces", id="Secrets of all namespaces"),
    pytest.param("get configmaps --all-namespaces", id="ConfigMaps of all namespaces"),
    pytest.param("-n {platform} get secrets", id="Secrets of its own namespace"),
    pytest.param("-n {foreign} get secret keys", id="a Secret of a foreign namespace with the prefix"),
    pytest.param("-n {foreign} create serviceaccount x", id="an object in a foreign namespace with the prefix"),
    pytest.param("-n default create serviceaccount x", id="an object in the namespace default"),
    pytest.param("label namespace {foreign} app.kubernetes.io/part-of=urumi", id="making a foreign namespace its own"),
    pytest.param("delete namespace {foreign} --wait=false", id="deleting a foreign namespace with the prefix"),
    pytest.param("delete namespace {platform} --wait=false", id="deleting a namespace without the prefix"),
    pytest.param("label namespace {store} pod-security.kubernetes.io/enforce=privileged --overwrite", id="lowering Pod Security"),
    pytest.param("label namespace {store} pod-security.kubernetes.io/enforce-version=v1.25 --overwrite", id="an older version of Pod Security"),
    pytest.param("label namespace {store} pod-security.kubernetes.io/enforce-", id="removing Pod Security"),
    pytest.param("label namespace {store} app.kubernetes.io/part-of-", id="removing its label"),
    pytest.param("-n {store} exec deploy/store-web -- true", id="exec"),
    pytest.param("-n {store} attach deploy/store-web", id="attach"),
    pytest.param("-n {store} port-forward deploy/store-web :8080", id="port-forward"),
    pytest.param("-n {store} run x --image=x", id="a pod of its own making"),
    pytest.param("-n {store} create token store", id="a token of another account"),
    pytest.param("-n {platform} create token {release}", id="a token of its own account"),
    pytest.param("get nodes", id="nodes"),
    pytest.param("get --raw /api/v1/nodes/testbed/proxy/pods", id="the kubelet's API"),
    pytest.param("get customresourcedefinitions", id="definitions of custom resources"),
    pytest.param("get persistentvolumes", id="volumes"),
    pytest.param("get namespaces --as=admin", id="impersonation of a user"),
    pytest.param("get namespaces --as=x --as-group=system:masters", id="impersonation of a group"),
    pytest.param("create clusterrolebinding x --clusterrole=cluster-admin --serviceaccount={platform}:{release}", id="a ClusterRoleBinding"),
    pytest.param("create clusterrole x --verb=get --resource=secrets", id="a ClusterRole"),
    pytest.param("-n {store} create role x --verb=get --resource=secrets", id="a Role"),
    pytest.param("delete validatingadmissionpolicy {release}-namespaces", id="removing the admission policy"),
    pytest.param("-n {platform} delete networkpolicy --all", id="removing its network policies"),
])
def test_is_refused(platform, foreign, account, words):
    names = {"platform": platform.namespace, "release": platform.release, "foreign": foreign, "store": f"store-{platform.subdomain}"}
    refused(account(*words.format(**names).split()))


@pytest.mark.parametrize("name, labels", [
    pytest.param(f"{PREFIX}-outside", f"{OURS}, {RESTRICTED}", id="without the prefix"),
    pytest.param(f"store-{PREFIX}-bare", RESTRICTED, id="without the label"),
    pytest.param(f"store-{PREFIX}-weak", f"{OURS}, pod-security.kubernetes.io/enforce: baseline", id="without Pod Security"),
])
def test_a_namespace_is_refused(account, name, labels):
    refused(account("create", "-f", "-", input=NAMESPACE.format(name=name, labels=labels)))


@pytest.mark.parametrize("changes", [
    pytest.param({"role": "cluster-admin"}, id="another role"),
    pytest.param({"account": "store"}, id="another account"),
    pytest.param({"account_namespace": "default"}, id="an account of another namespace"),
    pytest.param({"namespace": "{foreign}"}, id="a foreign namespace with the prefix"),
    pytest.param({"namespace": "kube-system"}, id="kube-system"),
])
def test_a_role_binding_is_refused(platform, foreign, account, changes):
    usual = {"namespace": f"store-{platform.subdomain}", "role": platform.store_role, "account": platform.release, "account_namespace": platform.namespace}
    names = {**usual, **{key: value.format(foreign=foreign) for key, value in changes.items()}}
    refused(account("create", "-f", "-", input=BINDING.format(**names)))


def refused(done):
    assert done.returncode != 0, done.stdout
    assert "orbidden" in done.stderr or "ValidatingAdmissionPolicy" in done.stderr, done.stderr


# ---------------------------------------------------------------- changes while it works
@pytest.fixture(scope="module")
def work(platform):
    """Requests a store, which is being created while the platform is changed. Returns its id."""
    requested = []

    def request():
        requested.append(platform.create_store(f"{platform.subdomain}-{len(requested)}"))
        return requested[-1]
    return request


def test_the_address_of_a_store_that_failed_has_its_name(platform, foreign):
    """Before anything of it exists: its namespace is that of somebody else."""
    failed = platform.create_store(foreign.removeprefix("store-"))
    deadline = time.monotonic() + 30
    while (page := placeholder(platform, failed)).headers["Retry-After"] != "300":
        assert page.status_code == 503 and "is being set up" in page.text
        assert time.monotonic() < deadline, platform.api(f"/stores/{failed}")
        time.sleep(0.2)
    assert (page.status_code, platform.api(f"/stores/{failed}")["phase"]) == (503, "FAILED")
    platform.api(f"/stores/{failed}", "DELETE")
    platform.wait_for_phase(failed, "DELETED")
    assert platform.page(foreign.removeprefix("store-")).status_code == 404


def placeholder(platform, store):
    """The page at the address of a store, with its name."""
    found = platform.api(f"/stores/{store}")
    page = platform.page(found["subdomain"])
    assert page.headers.get("X-Urumi-Placeholder") == "true" and f"<bdi>{found['name']}</bdi>" in page.text, f"{page.status_code} {page.text}"
    return page


def test_an_upgrade_and_a_rollback_fail_no_request_and_lose_no_event(platform, store, work):
    """With 50 dashboards, while stores are being created. A request that fails during a rollout succeeds when it is repeated once."""
    platform.wait_for_phase(store, "READY")
    token, pods = platform.token(), set(platform.pods())
    with Dashboards(platform, 50) as dashboards:
        created = [work()]
        platform.upgrade("shutdown.delaySeconds=6")
        platform.wait_until_ready()
        upgraded = set(platform.pods())
        created.append(work())
        platform.rollback()
        platform.wait_until_ready()
        for each in created:
            platform.wait_for_phase(each, "READY")
        dashboards.check()
        print(dashboards.report())
    assert len(pods | upgraded | set(platform.pods())) == 6, "not every pod was replaced twice"
    assert platform.token() == token
    for each in created:
        assert "DEPLOY_RELEASE" in steps(platform, each, accepted=("SUCCEEDED", "INTERRUPTED"))
        platform.api(f"/stores/{each}", "DELETE")


def test_the_death_of_any_pod_is_survived(platform, store, work):
    """Both replicas one after the other and PostgreSQL, each without time to stop, while a store is being created."""
    created = work()
    for pod in platform.pods():
        platform.kubectl("delete", "pod", pod, "--grace-period=0", "--force", "--wait=false")
        # The ingress controller may not know yet that it is gone.
        platform.wait_until_ready()
        assert pod not in platform.pods()
    ready_since = platform.ready_since()
    # Not by force, which would start another PostgreSQL on the volume of one that still runs.
    platform.kubectl("delete", "pod", f"{platform.release}-database-0", "--grace-period=1")
    deadline = time.monotonic() + 60
    while (response := platform.request("/api/v1/stores", token=platform.first_token)).status_code != 200:
        # By the control plane, with the reason: its pods stay in the Service.
        assert (response.status_code, response.json()["code"]) == (503, "DATABASE_UNAVAILABLE"), response.text
        assert time.monotonic() < deadline, response.text
        time.sleep(0.2)
    assert platform.ready_since() == ready_since
    platform.wait_for_phase(created, "READY")
    platform.wait_for_phase(store, "READY")
    assert platform.api("/audit/verification?full=true")["intact"] is True
    platform.api(f"/stores/{created}", "DELETE")


def test_of_two_pods_only_one_is_evicted_at_a_time(platform):
    """As `kubectl drain` asks for it."""
    # Pods that are not ready may all be evicted.
    assert len(platform.ready_since()) == 2
    first, second = platform.pods()
    assert evict(platform, first).returncode == 0
    refused = evict(platform, second)
    assert "disruption budget" in refused.stderr, refused.stdout + refused.stderr
    assert platform.request_repeating_once("/api/v1/stores", token=platform.first_token)[0].status_code == 200
    platform.wait_until_ready()
    assert first not in platform.pods() and second in platform.pods()


def evict(platform, pod):
    eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": pod, "namespace": platform.namespace}}
    return run("kubectl", "create", "--raw", f"/api/v1/namespaces/{platform.namespace}/pods/{pod}/eviction", "-f", "-", input=json.dumps(eviction), check=False)


# ---------------------------------------------------------------- uninstalling
def test_uninstalling_leaves_the_stores_running_and_installing_again_finds_them(platform, store, shop):
    """Installed again, it has other images for new stores, which do not exist."""
    platform.wait_for_phase(store, "READY")
    token, deployments = platform.token(), steps(platform, store).count("DEPLOY_RELEASE")
    web = shop.kubectl("get", "pods", "-l", "app.kubernetes.io/component=web", "-o", "jsonpath={.items[*].metadata.uid}")
    said = platform.uninstall()
    assert f"[ConfigMap] {platform.release}-stores-keep-running" in said
    platform.kubectl("wait", "--for=delete", "pod", "-l", CONTROL_PLANE, "--timeout=60s")
    assert shop.is_open()

    platform.install("stores.images.web=urumi.local/missing:dev")
    platform.wait_until_ready()
    assert platform.token() == token
    assert store in [found["id"] for found in platform.api("/stores")["items"]]
    platform.wait_for_phase(store, "READY")
    assert shop.is_open()
    assert steps(platform, store).count("DEPLOY_RELEASE") == deployments
    assert web == shop.kubectl("get", "pods", "-l", "app.kubernetes.io/component=web", "-o", "jsonpath={.items[*].metadata.uid}")


def test_the_pods_share_the_work_and_the_cause_of_a_failure_can_be_read(platform):
    """Of stores whose image does not exist."""
    with platform.leases() as leases:
        broken = [platform.create_store(f"{platform.subdomain}-broken-{number}") for number in range(4)]
        for each in broken:
            deadline = time.monotonic() + 60
            while "failure" not in (found := platform.api(f"/stores/{each}")):
                assert time.monotonic() < deadline, found
                time.sleep(0.5)
            assert found["failure"]["code"] == "IMAGE_PULL_FAILED", found
    # Names of processes begin with the name of their pod.
    executed = {pod: [lease for lease in leases if lease.startswith(pod) and '"step"' in lease] for pod in platform.pods()}
    assert len(executed) == 2 and all(executed.values()), leases
    for each in broken:
        platform.api(f"/stores/{each}", "DELETE")
    for each in broken:
        platform.wait_for_phase(each, "DELETED")


def test_a_deleted_store_leaves_nothing(platform, store):
    platform.api(f"/stores/{store}", "DELETE")
    platform.wait_for_phase(store, "DELETED")
    assert kubectl("get", "namespace", f"store-{platform.subdomain}", "--ignore-not-found", "-o", "name") == ""
