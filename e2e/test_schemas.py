"""The rendered objects match the schemas of Kubernetes 1.29 to the newest known; values.schema.json rejects unknown keys.

Unknown fields are errors. HTTPRoute is not part of Kubernetes itself, so its fields are not checked.
"""
import copy
import functools
import json

import kubernetes_validate
import pytest
import yaml

from support.commands import CHART, helm

pytestmark = pytest.mark.xdist_group("schemas")

OLDEST = 29
CASES = {
    "default values": [],
    "values-local.yaml": ["-f", CHART / "values-local.yaml"],
    "values-prod.yaml": ["-f", CHART / "values-prod.yaml"],
    "guardrails only": ["--set", "workload.enabled=false"],
    "workload only": ["--set", "guardrails.enabled=false"],
    "large, images by digest": ["--set", f"plan=large,image.web.digest=sha256:{'a' * 64},image.database.digest=sha256:{'b' * 64},image.pullSecrets[0]=registry"],
    "further domains, wildcard certificate": ["--set", "ingress.domains={a.example.com,b.example.com},ingress.tls.mode=secret,ingress.tls.secretName=wildcard"],
    "certificates by HTTP-01 for further domains": ["--set", "ingress.domains={a.example.com,b.example.com},ingress.tls.mode=certManager,ingress.tls.issuer.name=le"],
    "ingress controller in the host network, DNS of OpenShift, IPv6": [
        "--set", "networkPolicy.ingressController.namespace=,networkPolicy.ingressController.cidrs={10.0.0.0/16,2001:db8::/64},networkPolicy.dns.ports={5353}",
        "--set", "outbound.hosts={api.example.com},networkPolicy.internalCidrs={2001:db8:1::/48}"],
    "Gateway": ["--set", "ingress.enabled=false,httpRoute.enabled=true,httpRoute.parentRefs[0].name=shared"],
    "several web pods": ["--set", "web.replicas=3,storage.uploadsAccessMode=ReadWriteMany,storage.className=nfs"],
    "mail, payment, existing Secret": ["--set", "smtp.host=mail.example.com,smtp.existingSecret=mail,outbound.hosts={api.example.com},credentials.existingSecret=mine"],
}
KINDS = {"Deployment", "StatefulSet", "Service", "Ingress", "NetworkPolicy", "ResourceQuota", "LimitRange", "ServiceAccount", "Secret",
         "PersistentVolumeClaim", "CronJob", "Job", "Pod", "HTTPRoute"}
VERSIONS = sorted({minor for version in kubernetes_validate.utils.all_versions() if (minor := int(version.split(".")[1])) >= OLDEST})


@functools.cache
def render(case, minor=VERSIONS[-1]):
    # As an upgrade, because the first install has no migration job.
    text = helm("template", "store", CHART, "-n", "store-alpha", "--is-upgrade", "--kube-version", f"1.{minor}.0", *CASES[case])
    return [document for document in yaml.load_all(text, Loader=yaml.CSafeLoader) if document]


def error_in(document, minor):
    try:
        kubernetes_validate.validate(document, f"1.{minor}", strict=True)
    except kubernetes_validate.ValidationError as error:
        return f"1.{minor} {document['kind']} {document['metadata']['name']}: {error.message}"
    return None


def deployment():
    return next(copy.deepcopy(document) for document in render("default values") if document["kind"] == "Deployment")


def test_the_schema_of_the_oldest_supported_version_is_known():
    assert VERSIONS[0] == OLDEST


def test_the_objects_are_the_same_for_all_versions():
    """So the other tests render each case once and validate the objects against all schemas."""
    def objects(minor):
        # The values of generated Secrets are random.
        return [{**document, "data": None} if document["kind"] == "Secret" else document for document in render("default values", minor)]
    assert objects(OLDEST) == objects(VERSIONS[-1])
    assert [template.name for template in CHART.glob("templates/**/*") if template.is_file() and ".Capabilities" in template.read_text()] == []


@pytest.mark.parametrize("case", CASES)
def test_objects_match_the_schemas_of_all_versions(case):
    documents = [document for document in render(case) if document["kind"] != "HTTPRoute"]
    assert [error for minor in VERSIONS for document in documents if (error := error_in(document, minor))] == []


def test_the_cases_cover_all_kinds_of_objects():
    assert {document["kind"] for case in CASES for document in render(case)} >= KINDS


@pytest.mark.parametrize("minor", VERSIONS)
def test_an_unknown_field_is_detected(minor):
    document = deployment()
    document["spec"]["template"]["spec"]["containers"][0]["imagePolicy"] = "Always"
    assert error_in(document, minor)


@pytest.mark.parametrize("minor", VERSIONS)
def test_a_wrong_type_is_detected(minor):
    document = deployment()
    document["spec"]["replicas"] = "one"
    assert error_in(document, minor)


def sections(schema, path=""):
    """Yields the path and the schema of every object in the values' schema whose keys are fixed."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and "additionalProperties" in schema:
            yield path or "/", schema
        for key, value in schema.items():
            yield from sections(value, f"{path}/{key}")


SCHEMA = json.loads((CHART / "values.schema.json").read_text())


def test_the_schema_of_the_values_has_sections():
    assert len(list(sections(SCHEMA))) > 20


@pytest.mark.parametrize("path, section", [pytest.param(*found, id=found[0]) for found in sections(SCHEMA)])
def test_the_message_for_an_unknown_key_names_the_known_keys(path, section):
    keys = ", ".join(sorted(key for key in section["properties"] if key != "global"))
    rule = section["additionalProperties"]
    assert rule == {"const": f"left out: unknown key, write one of {keys}"} or (rule is False and not section["properties"])
