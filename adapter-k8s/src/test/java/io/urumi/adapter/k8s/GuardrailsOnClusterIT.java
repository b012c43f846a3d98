package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.watch.SpecDigest;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** Drift: every change of the guardrails by another client is detected, named and undone. */
final class GuardrailsOnClusterIT extends ClusterTestCase {
  @Test
  void the_namespace_enforces_the_restricted_pod_security_standard() {
    build();

    DynamicKubernetesObject namespace = administrator.find(blueprint.namespace()).orElseThrow();

    assertThat(namespace.getMetadata().getLabels())
        .containsAllEntriesOf(StoreLabels.ofNamespace(blueprint))
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
        .containsEntry("pod-security.kubernetes.io/warn", "restricted")
        .containsEntry("pod-security.kubernetes.io/audit", "restricted")
        .containsEntry("app.kubernetes.io/managed-by", "urumi");
  }

  @Test
  void a_deleted_policy_is_reported_within_seconds_and_restored() {
    build();
    assertDeletionIsReported(kubernetes, "NetworkPolicy", "store-default-deny");

    assertMissingThenRepaired("NetworkPolicy/store-default-deny");
    assertThat(find("NetworkPolicy", "store-default-deny")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "NetworkPolicy|store-default-deny|{\"spec\":{\"policyTypes\":[\"Ingress\"]}}",
        "NetworkPolicy|store-default-deny|{\"spec\":{\"ingress\":[{}]}}",
        "ResourceQuota|store-quota|{\"spec\":{\"hard\":{\"pods\":\"500\"}}}",
        "ResourceQuota|store-quota|{\"spec\":{\"hard\":{\"pods\":null}}}",
        "ResourceQuota|store-quota|{\"spec\":{\"hard\":{\"services\":\"1\"}}}",
        "LimitRange|store-limits|{\"spec\":{\"limits\":[]}}",
        "NetworkPolicy|store-default-deny|{\"metadata\":{\"labels\":"
            + "{\"app.kubernetes.io/part-of\":null}}}",
      })
  void a_changed_guardrail_is_detected_named_and_restored(String kind, String name, String change) {
    build();
    DynamicKubernetesObject before = find(kind, name);

    administrator.change(kind, blueprint.namespace(), name, change);

    assertMissingThenRepaired(kind + "/" + name);
    DynamicKubernetesObject after = find(kind, name);
    assertThat(SpecDigest.of(after)).isEqualTo(SpecDigest.of(before));
    assertThat(after.getMetadata().getLabels()).containsEntry(StoreLabels.PART_OF, "urumi");
  }

  @Test
  void a_weakened_namespace_is_detected_named_and_restored() {
    build();

    administrator.change(
        "Namespace",
        blueprint.namespace(),
        blueprint.namespace().value(),
        "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/enforce\":\"privileged\"}}}");

    assertMissingThenRepaired("Namespace/" + blueprint.namespace());
  }

  @Test
  void a_weaker_pod_security_standard_is_reported_and_restored() {
    build();
    for (String label : List.of("enforce-version", "warn-version", "audit")) {
      administrator.change(
          "Namespace",
          blueprint.namespace(),
          blueprint.namespace().value(),
          "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/%s\":\"%s\"}}}"
              .formatted(label, label.endsWith("version") ? "v1.25" : "privileged"));

      assertMissingThenRepaired("Namespace/" + blueprint.namespace());
    }
  }

  @Test
  void foreign_objects_that_weaken_the_isolation_are_reported_and_removed() {
    build();
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: second, namespace: %1$s}
        spec:
          rules:
            - host: %2$s
              http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: x, port: {number: 80}}}}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: cm-acme-http-solver, namespace: %1$s, labels: {acme.cert-manager.io/http01-solver: "true"}}
        spec:
          rules:
            - host: %2$s
              http: {paths: [{path: /.well-known/acme-challenge/abc, pathType: Exact, backend: {service: {name: x, port: {number: 80}}}}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: secrets, namespace: %1$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: User, name: mallory, apiGroup: rbac.authorization.k8s.io}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: solver, namespace: %1$s}
        spec:
          podSelector: {matchLabels: {acme.cert-manager.io/http01-solver: "true"}}
          ingress: [{}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: managed
          namespace: %1$s
          ownerReferences: [{apiVersion: v1, kind: ServiceAccount, name: default, uid: %3$s}]
        spec: {podSelector: {}, ingress: [{}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: of-the-release
          namespace: %1$s
          labels: {urumi.io/store-id: %4$s}
          annotations: {meta.helm.sh/release-namespace: %1$s}
        spec: {podSelector: {}, ingress: [{}]}
        """
            .formatted(
                blueprint.namespace(),
                blueprint.host(),
                awaitThat(
                        () ->
                            administrator.find("ServiceAccount", blueprint.namespace(), "default"),
                        Optional::isPresent)
                    .orElseThrow()
                    .getMetadata()
                    .getUid(),
                blueprint.id()));
    assertThat(await(view -> !view.guardrails().equals(new GuardrailsFact.Applied())).guardrails())
        .isEqualTo(
            new GuardrailsFact.NotApplied(
                List.of(), List.of("Ingress/second", "RoleBinding/secrets")));
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    assertThat(observe().guardrails())
        .isEqualTo(new GuardrailsFact.Applied(List.of("NetworkPolicy/managed")));
    assertThat(administrator.list("RoleBinding", blueprint.namespace())).isEmpty();
    assertThat(administrator.list("Ingress", blueprint.namespace()))
        .extracting(each -> each.getMetadata().getName())
        .containsExactly("cm-acme-http-solver");
    assertThat(administrator.list("NetworkPolicy", blueprint.namespace()))
        .extracting(each -> each.getMetadata().getName())
        .containsExactlyInAnyOrder("solver", "store-default-deny", "managed", "of-the-release");
  }

  @Test
  void an_ingress_of_another_namespace_on_the_host_of_the_shop_is_reported_and_kept() {
    build();
    StoreBlueprint other = administrator.newStore();
    act(kubernetes.tenantSpace().createNamespace(other));
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: claim, namespace: %s}
        spec:
          ingressClassName: urumi-tests-no-controller
          rules:
            - host: %s
              http: {paths: [{path: /checkout, pathType: Prefix, backend: {service: {name: x, port: {number: 80}}}}]}
        """
            .formatted(other.namespace(), blueprint.host()));

    assertThat(await(view -> !view.guardrails().equals(new GuardrailsFact.Applied())).guardrails())
        .isEqualTo(
            new GuardrailsFact.Applied(List.of("Ingress/claim of namespace " + other.namespace())));
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    administrator.delete("Ingress", other.namespace(), "claim");
    await(view -> view.guardrails().equals(new GuardrailsFact.Applied()));
  }

  @Test
  void another_replica_detects_drift_too() {
    build();
    try (Kubernetes other = Kubernetes.connect(settings())) {
      administrator.delete("LimitRange", blueprint.namespace(), "store-limits");

      assertThat(
              Mono.defer(() -> other.tenantSpace().observe(blueprint))
                  .map(TenantSpace.View::guardrails)
                  .repeatWhen(repeats -> repeats.delayElements(Duration.ofMillis(50)))
                  .filter(GuardrailsFact.NotApplied.class::isInstance)
                  .blockFirst(TIMEOUT))
          .isEqualTo(new GuardrailsFact.NotApplied(List.of("LimitRange/store-limits")));
    }
  }

  @Test
  void policies_of_others_are_kept_and_those_of_an_earlier_chart_are_deleted() {
    build();
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: of-another-user, namespace: %s}
        spec: {podSelector: {matchLabels: {a: b}}}
        """
            .formatted(blueprint.namespace()));
    String fewer = GUARDRAILS.replace("store-default-deny", "store-newer");

    act(kubernetes.tenantSpace().applyGuardrails(blueprint, fewer));

    Collection<String> policies =
        administrator.list("NetworkPolicy", blueprint.namespace()).stream()
            .map(each -> each.getMetadata().getName())
            .toList();
    assertThat(policies).containsExactlyInAnyOrder("of-another-user", "store-newer");
    assertThat(observe().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  void a_rejected_guardrail_is_reported_with_the_message_of_the_server() {
    act(kubernetes.tenantSpace().createNamespace(blueprint));
    String invalid = GUARDRAILS.replace("pods: \"5\"", "pods: many");

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> act(kubernetes.tenantSpace().applyGuardrails(blueprint, invalid)))
        .satisfies(refused -> {
          assertThat(refused.failure().code()).isEqualTo(FailureCode.REQUEST_REFUSED);
          assertThat(refused.failure().message()).contains("store-quota");
        });
    assertThat(observe().guardrails()).isEqualTo(new GuardrailsFact.NotApplied(List.of()));
  }

  @Test
  void existing_credentials_are_never_overwritten() {
    build();
    DynamicKubernetesObject before = find("Secret", "store-credentials");

    act(kubernetes.tenantSpace().createCredentials(blueprint));

    assertThat(find("Secret", "store-credentials").getRaw().get("data"))
        .isNotNull()
        .isEqualTo(before.getRaw().get("data"));
  }

  @Test
  void creating_the_namespace_again_keeps_the_guardrails() {
    build();

    act(kubernetes.tenantSpace().createNamespace(blueprint));

    assertThat(observe().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  private void assertMissingThenRepaired(String object) {
    assertThat(await(view -> view.guardrails() instanceof GuardrailsFact.NotApplied).guardrails())
        .isEqualTo(new GuardrailsFact.NotApplied(List.of(object)));
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    assertThat(observe().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  private DynamicKubernetesObject find(String kind, String name) {
    return administrator.find(kind, blueprint.namespace(), name).orElseThrow();
  }
}
