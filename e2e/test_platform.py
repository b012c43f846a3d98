"""The control plane in the cluster that it serves: from nothing to a shop by one `helm install`, and back.

The tests run in this order and share one release.
"""
import time
import uuid

import pytest

from support.commands import delete_namespace, kubectl, run, wait_for_deletion
from support.platform import PREFIX, Platform
from support.store import Store

pytestmark = [pytest.mark.platform, pytest.mark.xdist_group("platform")]

NAMESPACE = """
apiVersion: v1
kind: Namespace
metadata: {{name: {name}, labels: {{{labels}}}}}
"""
RESTRICTED = ", ".join(f"pod-security.kubernetes.io/{mode}: restricted, pod-security.kubernetes.io/{mode}-version: latest" for mode in ("enforce", "warn", "audit"))
CONTROL_PLANE = "app.kubernetes.io/component=control-plane"
OURS = "app.kubernetes.io/part-of: urumi"
BINDING = """
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {{name: test, namespace: {namespace}}}
roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {role}}}
subjects: [{{kind: ServiceAccount, name: {account}, namespace: {account_namespace}}}]
"""


@pytest.fixture(scope="module")
def platform(request):
    platform = Platform()
    platform.create_namespace()
    platform.install()
    yield platform
    if not request.config.getoption("--keep"):
        run("helm", "uninstall", platform.release, "-n", platform.namespace, check=False)
        namespaces = [f"store-{platform.subdomain}", f"store-{platform.subdomain}-broken", f"store-{platform.subdomain}-orphan", platform.namespace, platform.foreign]
        for namespace in namespaces:
            delete_namespace(namespace)
        wait_for_deletion(namespaces)


@pytest.fixture(scope="module")
def shop(platform):
    return Store(platform.subdomain)


@pytest.fixture(scope="module")
def store(platform):
    """Id of a store that was created through the API."""
    platform.wait_until_ready()
    return platform.create_store(platform.subdomain)


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


def test_a_store_made_through_the_api_is_open(platform, store, shop):
    platform.wait_for_phase(store, "READY")
    assert shop.is_open()
    assert steps(platform, store)[:3] == ["CREATE_NAMESPACE", "BIND_ROLE", "APPLY_GUARDRAILS"]


def steps(platform, store):
    """Names of the steps, each of which has succeeded at once."""
    runs = platform.api(f"/stores/{store}/steps")["items"]
    assert [run for run in runs if run["outcome"] not in ("SUCCEEDED", "RUNNING")] == []
    return [run["step"] for run in runs]


def test_the_shell_is_in_the_image(platform, store):
    listed = platform.kubectl("exec", "-i", platform.deployment, "-c", "control-plane", "--", "sh", "-c", "URUMI_TOKEN=$(cat) urumi-shell store list",
                              input=platform.token())
    assert platform.subdomain in listed


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


def test_network_policies_allow_only_what_the_pods_need(platform):
    platform.wait_until_ready()
    dns = kubectl("-n", "kube-system", "get", "pods", "-l", "k8s-app=kube-dns", "-o", "jsonpath={.items[0].status.podIP}")
    database = platform.kubectl("get", "pod", f"{platform.release}-database-0", "-o", "jsonpath={.status.podIP}")
    pods = platform.kubectl("get", "pods", "-l", CONTROL_PLANE, "-o", "jsonpath={range .items[*]}{.metadata.name} {.status.podIP} {end}").split()
    pod, control_plane = f"pod/{pods[0]}", pods[3]
    assert connects(platform, pod, f"{database}/5432")
    assert connects(platform, pod, f"{dns}/53")
    assert not connects(platform, pod, f"{control_plane}/8080"), "another pod of the control plane"
    assert not connects(platform, f"pod/{platform.release}-database-0", f"{dns}/53"), "DNS from the database"
    assert not connects(platform, f"pod/{platform.release}-database-0", f"{control_plane}/8080"), "the control plane from the database"


def connects(platform, pod, target):
    return run("kubectl", "-n", platform.namespace, "exec", pod, "--", "timeout", "2", "bash", "-c", f"</dev/tcp/{target}", check=False).returncode == 0


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


def test_an_upgrade_fails_no_request(platform, store):
    """Every request during the rollout is answered, at the latest when it is repeated once, as browsers and ingress controllers do."""
    platform.wait_for_phase(store, "READY")
    token, answered, failed = platform.token(), 0, []
    platform.upgrade("--set", "stores.images.web=urumi.local/missing:dev")
    began = time.monotonic()
    while platform.kubectl("rollout", "status", platform.deployment, "--watch=false").startswith("Waiting"):
        for _ in range(10):
            response = platform.request(f"/api/v1/stores/{store}", token=token)
            if response.status_code != 200:
                response = platform.request(f"/api/v1/stores/{store}", token=token)
            answered += 1
            if response.status_code != 200:
                failed.append(f"{time.monotonic() - began:.1f} s: {response.status_code} {response.text[:200]}")
        assert time.monotonic() - began < 120
    assert answered > 20 and not failed, failed
    assert platform.token() == token


def test_the_cause_of_a_failure_can_be_read(platform, store):
    """With the image that the upgrade has set."""
    broken = platform.create_store(f"{platform.subdomain}-broken")
    deadline = time.monotonic() + 60
    while "failure" not in (found := platform.api(f"/stores/{broken}")):
        assert time.monotonic() < deadline, found
        time.sleep(0.5)
    assert found["failure"]["code"] == "IMAGE_PULL_FAILED", found
    platform.api(f"/stores/{broken}", "DELETE")
    platform.wait_for_phase(broken, "DELETED")
    assert platform.api(f"/stores/{store}")["phase"] == "READY"


# ---------------------------------------------------------------- uninstalling
def test_uninstalling_leaves_the_stores_running_and_installing_again_finds_them(platform, store, shop):
    platform.wait_for_phase(store, "READY")
    token = platform.token()
    said = platform.uninstall()
    assert f"[ConfigMap] {platform.release}-stores-keep-running" in said
    platform.kubectl("wait", "--for=delete", "pod", "-l", CONTROL_PLANE, "--timeout=60s")
    assert shop.is_open()

    platform.install()
    platform.wait_until_ready()
    assert platform.token() == token
    assert [found["id"] for found in platform.api("/stores")["items"]] == [store]
    platform.wait_for_phase(store, "READY")


def test_a_deleted_store_leaves_nothing(platform, store):
    platform.api(f"/stores/{store}", "DELETE")
    platform.wait_for_phase(store, "DELETED")
    assert kubectl("get", "namespace", f"store-{platform.subdomain}", "--ignore-not-found", "-o", "name") == ""
