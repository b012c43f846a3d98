"""The objects of the control plane's chart match the schemas of Kubernetes 1.29, 1.30 and the newest known."""
import functools
import json

import pytest
import yaml

from support.commands import helm
from support.platform import CHART
from test_schemas import OLDEST, VERSIONS, error_in, sections

pytestmark = pytest.mark.xdist_group("schemas")

# Without a cluster nothing can be found.
INGRESS = "stores.ingress.className=traefik,stores.ingress.address=http://traefik.traefik.svc,networkPolicy.ingressController.namespace=traefik"
EXTERNAL = "database.mode=external,database.external.url=r2dbc:postgresql://db/urumi?sslMode=verify-full,database.external.existingSecret=db"
CASES = {
    "default values": [],
    "values-local.yaml": ["-f", CHART / "values-local.yaml"],
    "values-k3s.yaml": ["-f", CHART / "values-k3s.yaml"],
    "values-managed.yaml": ["-f", CHART / "values-managed.yaml"],
    "reserved room": ["--set", "headroom.pods=1"],
    "a file as database": ["--set", "database.mode=h2,replicas=1,database.storage.className=fast"],
    "an external database": ["--set", f"{EXTERNAL},database.external.caSecret=ca"],
    "TLS, private authority": ["--set", "ingress.tls.mode=secret,ingress.tls.secretName=tls,stores.ingress.caSecret=ca"],
    "networks": ["--set", "networkPolicy.apiServer.cidrs={10.0.0.1/32},networkPolicy.dns.cidrs={169.254.20.10/32},networkPolicy.monitoringNamespace=monitoring"],
    "images by digest, settings": ["--set", f"image.digest=sha256:{'a' * 64},image.pullSecrets={{registry}},settings.urumi\\.engine\\.stores-in-flight=8"],
}
KINDS = {"Deployment", "StatefulSet", "Service", "Ingress", "NetworkPolicy", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Secret", "ConfigMap",
         "PodDisruptionBudget", "PriorityClass", "PersistentVolumeClaim", "Pod", "HorizontalPodAutoscaler", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"}


@functools.cache
def render(case, minor=VERSIONS[-1]):
    options = ["--set", "rights.admissionPolicy.enabled=false"] if minor == OLDEST else []
    text = helm("template", "urumi", CHART, "-n", "urumi", "--set", INGRESS, "--kube-version", f"1.{minor}.0", *CASES[case], *options)
    return [document for document in yaml.load_all(text, Loader=yaml.CSafeLoader) if document]


@pytest.mark.parametrize("case", CASES)
def test_objects_match_the_schemas_of_all_versions(case):
    assert [error for document in render(case, OLDEST) if (error := error_in(document, OLDEST))] == []
    assert [error for minor in (OLDEST + 1, VERSIONS[-1]) for document in render(case) if (error := error_in(document, minor))] == []


def test_the_cases_cover_all_kinds_of_objects():
    assert {document["kind"] for case in CASES for document in render(case)} == KINDS


# What the values of K3s on a server change, of the objects of a laptop: kind and path of the field.
K3S = {
    # Addresses and TLS.
    "Ingress /spec/rules/0/host", "Ingress /spec/tls", "Ingress /metadata/annotations",
    "Deployment URUMI_SECURITY_ALLOWEDHOSTS", "Deployment URUMI_STORES_HOSTSUFFIX", "Deployment URUMI_STORES_SCHEME", "Deployment URUMI_INGRESS_ADDRESS",
    # Where Traefik runs.
    *(f"NetworkPolicy /spec/{peer}/{label}" for peer in ("ingress/0/from/0", "egress/2/to/0")
      for label in ("podSelector", "namespaceSelector/matchLabels/kubernetes.io/metadata.name")),
    # Storage, and priority.
    "StatefulSet /spec/volumeClaimTemplates/0/spec/storageClassName",
    "Deployment /spec/template/spec/priorityClassName", "StatefulSet /spec/template/spec/priorityClassName", "PriorityClass",
}
# Those of a managed cluster are compared with the same ingress controller and have no volume.
MANAGED = {difference for difference in K3S if not difference.startswith(("NetworkPolicy", "StatefulSet")) and difference != "Deployment URUMI_INGRESS_ADDRESS"} | {
    # PostgreSQL of the provider, in place of a pod with a Service, a Secret and a policy.
    "StatefulSet", "Service", "Secret", "NetworkPolicy", "NetworkPolicy /spec/egress/3/to", "Deployment URUMI_DATABASE_URL",
    "Deployment /spec/template/spec/initContainers", "Deployment /spec/template/spec/containers/0/volumeMounts/3", "Deployment /spec/template/spec/volumes/3",
    # The number of pods.
    "HorizontalPodAutoscaler", "Deployment /spec/replicas",
}


def rendered(values):
    """The objects of a file of values by kind and name, where nothing else is set that the file sets."""
    found = "stores.ingress.className=traefik" + ("" if values == "values-k3s.yaml" else ",stores.ingress.address=http://traefik.traefik.svc,networkPolicy.ingressController.namespace=traefik")
    text = helm("template", "urumi", CHART, "-n", "urumi", "-f", CHART / values, "--set", found, "--kube-version", f"1.{VERSIONS[-1]}.0")
    return {(document["kind"], document["metadata"]["name"]): document for document in yaml.load_all(text, Loader=yaml.CSafeLoader) if document}


def differences(one, other, path=""):
    """Paths of the fields in which two objects differ; environment variables by their names."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            if key in one and key in other:
                yield from differences(one[key], other[key], f"{path}/{key}")
            else:
                yield f"{path}/{key}"
    elif isinstance(one, list) and isinstance(other, list):
        if path.endswith("/env"):
            one, other = ({variable["name"]: variable for variable in variables} for variables in (one, other))
            yield from (name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
            return
        yield from (f"{path}/{number}" for number in range(min(len(one), len(other)), max(len(one), len(other))))
        for number, (first, second) in enumerate(zip(one, other)):
            yield from differences(first, second, f"{path}/{number}")
    elif one != other:
        yield path


@pytest.mark.parametrize("values, expected", [pytest.param("values-k3s.yaml", K3S, id="K3s"), pytest.param("values-managed.yaml", MANAGED, id="managed")])
def test_a_file_of_values_changes_what_it_should_and_nothing_else(values, expected):
    """Compared with values-local.yaml, of which generated passwords and hashes are left out."""
    local, objects = rendered("values-local.yaml"), rendered(values)
    found = {kind for kind, _ in local.keys() ^ objects.keys()}
    for key in local.keys() & objects.keys() - {key for key in local if key[0] == "Secret"}:
        found |= {f"{key[0]} {path}" for path in differences(local[key], objects[key])}
    assert found == expected


SCHEMA = json.loads((CHART / "values.schema.json").read_text())


@pytest.mark.parametrize("path, section", [pytest.param(*found, id=found[0]) for found in sections(SCHEMA) if found[1]["properties"]])
def test_the_message_for_an_unknown_key_names_the_known_keys(path, section):
    keys = ", ".join(sorted(key for key in section["properties"] if key != "global"))
    assert section["additionalProperties"] == {"const": f"left out: unknown key, write one of {keys}"}
