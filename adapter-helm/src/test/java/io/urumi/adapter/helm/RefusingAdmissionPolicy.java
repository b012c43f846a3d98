package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** A ValidatingAdmissionPolicy for one namespace, deleted on close. */
final class RefusingAdmissionPolicy implements AutoCloseable {
  private final StoreCluster cluster;
  private final String name;

  private RefusingAdmissionPolicy(StoreCluster cluster, String name) {
    this.cluster = cluster;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** For the namespaces with the label {@code urumi.io/test-policy} of this value. */
  static RefusingAdmissionPolicy refusingConfigMaps(StoreCluster cluster, String labelValue) {
    RefusingAdmissionPolicy policy =
        new RefusingAdmissionPolicy(cluster, "urumi-test-" + labelValue);
    policy.create(
        "validatingadmissionpolicies",
        """
        {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy",
         "metadata": {"name": "%s"},
         "spec": {
           "matchConstraints": {"resourceRules": [{"apiGroups": [""], "apiVersions": ["v1"],
             "operations": ["CREATE"], "resources": ["configmaps"]}]},
           "validations": [{"expression": "false", "message": "no config maps here"}]}}
        """
            .formatted(policy.name));
    policy.create(
        "validatingadmissionpolicybindings",
        """
        {"apiVersion": "admissionregistration.k8s.io/v1",
         "kind": "ValidatingAdmissionPolicyBinding",
         "metadata": {"name": "%s"},
         "spec": {"policyName": "%s", "validationActions": ["Deny"],
           "matchResources": {"namespaceSelector":
             {"matchLabels": {"urumi.io/test-policy": "%s"}}}}}
        """
            .formatted(policy.name, policy.name, labelValue));
    return policy;
  }

  /** A policy applies a moment after it is created. */
  void awaitEnforced(String namespace) {
    V1ConfigMap probe = new V1ConfigMap().metadata(new V1ObjectMeta().generateName("probe-"));
    Await.until(() -> {
      try {
        cluster.core().createNamespacedConfigMap(namespace, probe).dryRun("All").execute();
        return false;
      } catch (ApiException refused) {
        return true;
      }
    });
  }

  private DynamicKubernetesApi api(String plural) {
    return cluster.objects("admissionregistration.k8s.io", "v1", plural);
  }

  private void create(String plural, String json) {
    assertThat(
            api(plural)
                .create(new DynamicKubernetesObject(JsonParser.parseString(json).getAsJsonObject()))
                .isSuccess())
        .isTrue();
  }

  @Override
  public void close() {
    api("validatingadmissionpolicybindings").delete(name);
    api("validatingadmissionpolicies").delete(name);
  }
}
