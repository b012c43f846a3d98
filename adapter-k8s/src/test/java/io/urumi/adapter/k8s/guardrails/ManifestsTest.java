package io.urumi.adapter.k8s.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManifestsTest {
  private final StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");

  @Test
  void each_document_becomes_an_object_of_the_store() {
    List<Manifests.Manifest> manifests =
        Manifests.read(
            blueprint,
            """
            # Made by a chart.
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: store-quota, labels: {urumi.io/store-id: other, keep: me}}
            spec: {hard: {pods: "3"}}
            ---
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: store-dns, namespace: store-alpha}
            spec: {podSelector: {}}
            """);

    assertThat(manifests)
        .extracting(Manifests.Manifest::key)
        .containsExactly("ResourceQuota/store-quota", "NetworkPolicy/store-dns");
    assertThat(manifests)
        .allSatisfy(each -> {
          assertThat(each.object().getMetadata().getNamespace()).isEqualTo("store-alpha");
          assertThat(each.object().getMetadata().getLabels())
              .containsEntry(StoreLabels.STORE_ID, blueprint.id().toString())
              .containsEntry(StoreLabels.PART_OF, "urumi");
        });
    assertThat(manifests.getFirst().object().getMetadata().getLabels()).containsEntry("keep", "me");
    assertThat(manifests.getFirst().object().getRaw().get("spec"))
        .hasToString("{\"hard\":{\"pods\":\"3\"}}");
  }

  @Test
  void objects_that_run_something_or_give_permissions_are_rejected() {
    for (String kind : List.of("Pod", "Secret", "Namespace")) {
      assertThat(refusal("{apiVersion: v1, kind: %s, metadata: {name: a}}".formatted(kind)))
          .contains("hold a " + kind);
    }
    assertThat(
            refusal(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name:"
                    + " a}}"))
        .contains("hold a RoleBinding");
  }

  @Test
  void objects_of_another_namespace_are_rejected() {
    assertThat(
            refusal(
                "{apiVersion: v1, kind: LimitRange, metadata: {name: a, namespace: kube-system}}"))
        .contains("for the namespace kube-system");
    assertThat(refusal("{apiVersion: v1, kind: LimitRange, metadata: {name: ../../secrets}}"))
        .contains("without a valid name");
  }

  @Test
  void text_that_is_no_list_of_objects_is_rejected() {
    assertThat(refusal("")).contains("renders no guardrails");
    assertThat(refusal("# nothing")).contains("renders no guardrails");
    assertThat(refusal("just text")).contains("not a Kubernetes object");
    assertThat(refusal("{a: [")).contains("not valid YAML");
    assertThat(refusal("{apiVersion: v1, kind: LimitRange}")).contains("without a valid name");
    assertThat(refusal("!!java.net.URL [\"http://example.com\"]")).contains("not valid YAML");
  }

  private String refusal(String yaml) {
    StoreFailureException refused =
        assertThatExceptionOfType(StoreFailureException.class)
            .isThrownBy(() -> Manifests.read(blueprint, yaml))
            .actual();
    assertThat(refused.failure().code()).isEqualTo(FailureCode.CHART_INVALID);
    return refused.failure().message();
  }
}
