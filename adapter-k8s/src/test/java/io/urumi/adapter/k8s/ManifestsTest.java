package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
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
          assertThat(Json.namespace(each.object())).isEqualTo("store-alpha");
          assertThat(Json.label(each.object(), Labels.STORE_ID))
              .isEqualTo(blueprint.id().toString());
          assertThat(Json.label(each.object(), Labels.PART_OF)).isEqualTo("urumi");
        });
    assertThat(Json.label(manifests.getFirst().object(), "keep")).isEqualTo("me");
    assertThat(Json.text(manifests.getFirst().object(), "spec", "hard", "pods")).isEqualTo("3");
  }

  @Test
  void what_could_run_or_give_rights_is_refused() {
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
  void what_points_into_another_namespace_is_refused() {
    assertThat(
            refusal(
                "{apiVersion: v1, kind: LimitRange, metadata: {name: a, namespace: kube-system}}"))
        .contains("for the namespace kube-system");
    assertThat(refusal("{apiVersion: v1, kind: LimitRange, metadata: {name: ../../secrets}}"))
        .contains("without a proper name");
  }

  @Test
  void what_is_no_list_of_objects_is_refused() {
    assertThat(refusal("")).contains("renders no guardrails");
    assertThat(refusal("# nothing")).contains("renders no guardrails");
    assertThat(refusal("just text")).contains("no Kubernetes object");
    assertThat(refusal("{a: [")).contains("not valid YAML");
    assertThat(refusal("{apiVersion: v1, kind: LimitRange}")).contains("without a proper name");
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
