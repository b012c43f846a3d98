package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.TenantSpace;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Drift: whatever somebody does to the guardrails is seen, named and undone. */
final class GuardrailsOnClusterTest extends ClusterTest {
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @Test
  void the_namespace_enforces_the_restricted_pod_security_standard() {
    build();

    JsonObject namespace = administrator.find(blueprint.namespace()).orElseThrow();

    assertThat(Json.texts(namespace, "metadata", "labels"))
        .containsAllEntriesOf(Labels.ofNamespace(blueprint))
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
        .containsEntry("pod-security.kubernetes.io/warn", "restricted")
        .containsEntry("pod-security.kubernetes.io/audit", "restricted")
        .containsEntry("app.kubernetes.io/managed-by", "urumi");
  }

  @Test
  void a_deleted_policy_is_told_within_seconds_and_put_back() {
    build();
    Sinks.Empty<Void> deleted = Sinks.empty();
    Mono<Subdomain> told =
        kubernetes
            .tenantSpace()
            .changes()
            .filter(blueprint.subdomain()::equals)
            .skipUntilOther(deleted.asMono())
            .next()
            .cache();
    told.subscribe();

    deleted.tryEmitEmpty();
    administrator.delete(ResourceKind.NETWORK_POLICY, blueprint.namespace(), "store-default-deny");

    assertThat(told.block(SECONDS)).isEqualTo(blueprint.subdomain());
    assertMissingThenRepaired("NetworkPolicy/store-default-deny");
    assertThat(find(ResourceKind.NETWORK_POLICY, "store-default-deny")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "NETWORK_POLICY|store-default-deny|{\"spec\":{\"policyTypes\":[\"Ingress\"]}}",
        "NETWORK_POLICY|store-default-deny|{\"spec\":{\"ingress\":[{}]}}",
        "RESOURCE_QUOTA|store-quota|{\"spec\":{\"hard\":{\"pods\":\"500\"}}}",
        "RESOURCE_QUOTA|store-quota|{\"spec\":{\"hard\":{\"pods\":null}}}",
        "RESOURCE_QUOTA|store-quota|{\"spec\":{\"hard\":{\"services\":\"1\"}}}",
        "LIMIT_RANGE|store-limits|{\"spec\":{\"limits\":[]}}",
        "NETWORK_POLICY|store-default-deny|{\"metadata\":{\"labels\":"
            + "{\"app.kubernetes.io/part-of\":null}}}",
      })
  void a_changed_guardrail_is_seen_named_and_put_back(
      ResourceKind kind, String name, String change) {
    build();
    JsonObject before = find(kind, name);

    administrator.change(kind, blueprint.namespace(), name, change);

    assertMissingThenRepaired(kind.kind() + "/" + name);
    JsonObject after = find(kind, name);
    assertThat(SpecDigest.of(after)).isEqualTo(SpecDigest.of(before));
    assertThat(Json.label(after, Labels.PART_OF)).isEqualTo("urumi");
  }

  @Test
  void a_weakened_namespace_is_seen_named_and_put_back() {
    build();

    administrator.change(
        ResourceKind.NAMESPACE,
        blueprint.namespace(),
        blueprint.namespace().value(),
        "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/enforce\":\"privileged\"}}}");

    assertMissingThenRepaired("Namespace/" + blueprint.namespace());
  }

  @Test
  void another_replica_sees_drift_too() {
    build();
    try (Kubernetes other = Kubernetes.connect(settings())) {
      administrator.delete(ResourceKind.LIMIT_RANGE, blueprint.namespace(), "store-limits");

      assertThat(
              Mono.defer(() -> other.tenantSpace().observe(blueprint))
                  .map(TenantSpace.View::guardrails)
                  .repeatWhen(looks -> looks.delayElements(Duration.ofMillis(50)))
                  .filter(GuardrailsFact.Missing.class::isInstance)
                  .blockFirst(PATIENCE))
          .isEqualTo(new GuardrailsFact.Missing(List.of("LimitRange/store-limits")));
    }
  }

  @Test
  void policies_of_others_stay_and_those_of_an_earlier_chart_go() {
    build();
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: of-somebody-else, namespace: %s}
        spec: {podSelector: {matchLabels: {a: b}}}
        """
            .formatted(blueprint.namespace()));
    String fewer = GUARDRAILS.replace("store-default-deny", "store-newer");

    act(kubernetes.tenantSpace().applyGuardrails(blueprint, fewer));

    Collection<String> policies =
        administrator
            .api()
            .list(ResourceKind.NETWORK_POLICY, blueprint.namespace().value(), null, null)
            .items()
            .stream()
            .map(Json::name)
            .toList();
    assertThat(policies).containsExactlyInAnyOrder("of-somebody-else", "store-newer");
    assertThat(look().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  void a_refused_guardrail_is_said_in_the_servers_words() {
    act(kubernetes.tenantSpace().createNamespace(blueprint));
    String invalid = GUARDRAILS.replace("pods: \"5\"", "pods: many");

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> act(kubernetes.tenantSpace().applyGuardrails(blueprint, invalid)))
        .satisfies(refused -> {
          assertThat(refused.failure().code()).isEqualTo(FailureCode.REQUEST_REFUSED);
          assertThat(refused.failure().message()).contains("store-quota");
        });
    assertThat(look().guardrails()).isEqualTo(new GuardrailsFact.Missing(List.of()));
  }

  @Test
  void credentials_that_are_there_are_never_overwritten() {
    build();
    JsonObject before = find(ResourceKind.SECRET, "store-credentials");

    act(kubernetes.tenantSpace().createCredentials(blueprint));

    assertThat(Json.at(find(ResourceKind.SECRET, "store-credentials"), "data"))
        .isEqualTo(Json.at(before, "data"));
  }

  @Test
  void creating_the_namespace_again_forgets_no_guardrails() {
    build();

    act(kubernetes.tenantSpace().createNamespace(blueprint));

    assertThat(look().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  private void assertMissingThenRepaired(String object) {
    assertThat(await(view -> view.guardrails() instanceof GuardrailsFact.Missing).guardrails())
        .isEqualTo(new GuardrailsFact.Missing(List.of(object)));
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    assertThat(look().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  private JsonObject find(ResourceKind kind, String name) {
    return administrator.find(kind, blueprint.namespace(), name).orElseThrow();
  }
}
