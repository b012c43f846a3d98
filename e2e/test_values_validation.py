"""An invalid value is rejected before anything is created, with a message that says what to write instead."""
import time

import pytest

pytestmark = pytest.mark.xdist_group("own-namespaces")

KINDS = "all,secret,configmap,pvc,ingress,networkpolicy,resourcequota,limitrange,serviceaccount"


@pytest.fixture(scope="module")
def empty(new_store):
    """A namespace with nothing but what Kubernetes creates in every namespace."""
    store = new_store("values", install=False)
    deadline = time.monotonic() + 30
    while not {"serviceaccount/default", "configmap/kube-root-ca.crt"} <= set(objects(store)):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    return store


def objects(store):
    return sorted(store.kubectl("get", KINDS, "-o", "name").split())


@pytest.mark.parametrize("message, values", [
    pytest.param("at '/store/nmae': value must be 'left out: unknown key, write one of id, name, owner, subdomain'", "store.nmae=Alpha", id="a typo"),
    pytest.param('storage.databaseSize is "-1Gi": write a size such as 512Mi, 10Gi or 1Ti', "storage.databaseSize=-1Gi", id="a negative size"),
    pytest.param("write the name of the Secret with tls.crt and tls.key", "ingress.tls.mode=secret", id="TLS without its Secret"),
    pytest.param("two routes at once: write ingress.enabled=false to use httpRoute", "httpRoute.enabled=true,httpRoute.parentRefs[0].name=shared",
                 id="Ingress and HTTPRoute together"),
    pytest.param('ingress.domains is "not_a_domain": write host names in lower case', "ingress.domains={not_a_domain}", id="an invalid domain"),
    pytest.param('plan is "tiny": write one of large, medium, small', "plan=tiny", id="an unknown plan"),
])
def test_is_rejected_before_anything_is_created(empty, message, values):
    before = objects(empty)
    done = empty.install("--set", values, check=False)
    assert done.returncode != 0
    assert message in done.stderr
    assert objects(empty) == before
