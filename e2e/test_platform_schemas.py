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
    "a file as database": ["--set", "database.mode=h2,replicas=1,database.storage.className=fast"],
    "an external database": ["--set", f"{EXTERNAL},database.external.caSecret=ca"],
    "TLS, private authority": ["--set", "ingress.tls.mode=secret,ingress.tls.secretName=tls,stores.ingress.caSecret=ca"],
    "networks": ["--set", "networkPolicy.apiServer.cidrs={10.0.0.1/32},networkPolicy.dns.cidrs={169.254.20.10/32},networkPolicy.monitoringNamespace=monitoring"],
    "images by digest, settings": ["--set", f"image.digest=sha256:{'a' * 64},image.pullSecrets={{registry}},settings.urumi\\.engine\\.stores-in-flight=8"],
}
KINDS = {"Deployment", "StatefulSet", "Service", "Ingress", "NetworkPolicy", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Secret", "ConfigMap",
         "PodDisruptionBudget", "PriorityClass", "PersistentVolumeClaim", "Pod", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"}


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


def test_the_values_files_differ_only_where_they_should():
    """A laptop and K3s have the same objects, except a priority class."""
    def objects(case):
        return {(document["kind"], document["metadata"]["name"]) for document in render(case)}
    assert objects("values-k3s.yaml") - objects("values-local.yaml") == {("PriorityClass", "urumi-control-plane")}
    assert objects("values-local.yaml") <= objects("values-k3s.yaml")


SCHEMA = json.loads((CHART / "values.schema.json").read_text())


@pytest.mark.parametrize("path, section", [pytest.param(*found, id=found[0]) for found in sections(SCHEMA) if found[1]["properties"]])
def test_the_message_for_an_unknown_key_names_the_known_keys(path, section):
    keys = ", ".join(sorted(key for key in section["properties"] if key != "global"))
    assert section["additionalProperties"] == {"const": f"left out: unknown key, write one of {keys}"}
