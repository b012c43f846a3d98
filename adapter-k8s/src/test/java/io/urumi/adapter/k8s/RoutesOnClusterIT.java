package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.store.Subdomain;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Routes of Traefik and of the Gateway API on the host of a shop, as the API server has them.
 * Definitions that the cluster lacks are made for the test, and removed after it.
 */
final class RoutesOnClusterIT extends ClusterTestCase {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("gateway.networking.k8s.io", "v1", "HTTPRoute", "hostnames: [%s]"),
          new Kind("gateway.networking.k8s.io", "v1", "GRPCRoute", "hostnames: [%s]"),
          new Kind(
              "gateway.networking.k8s.io",
              "v1",
              "TLSRoute",
              "{hostnames: [%s], rules: [{backendRefs: [{name: x, port: 443}]}]}"),
          new Kind(
              "traefik.io",
              "v1alpha1",
              "IngressRoute",
              "{routes: [{kind: Rule, match: 'Host(`%s`) && PathPrefix(`/checkout`)'}]}"),
          new Kind(
              "traefik.io", "v1alpha1", "IngressRouteTCP", "{routes: [{match: 'HostSNI(`%s`)'}]}"));

  private final List<String> made = new ArrayList<>();

  private record Kind(String group, String version, String name, String spec) {
    String plural() {
      return name.toLowerCase(Locale.ROOT) + "s";
    }

    String definition() {
      return plural() + "." + group;
    }

    String object(StoreBlueprint in, String host) {
      return """
      apiVersion: %s/%s
      kind: %s
      metadata: {name: claim, namespace: %s}
      spec: %s
      """
          .formatted(
              group,
              version,
              name,
              in.namespace(),
              spec.startsWith("{") ? spec.formatted(host) : "{" + spec.formatted(host) + "}");
    }
  }

  @AfterEach
  void removeDefinitions() {
    made.forEach(administrator::deleteDefinition);
  }

  @Test
  void routes_of_others_on_the_host_of_a_shop_are_reported_within_seconds_and_kept() {
    // Connected before the kinds are defined.
    try (Kubernetes watching =
        Kubernetes.connect(settings().withForeignObjectsInterval(Duration.ofSeconds(2)))) {
      build();
      StoreBlueprint other = administrator.newStore();
      act(kubernetes.tenantSpace().createNamespace(other));
      assertThat(fact(watching)).isEqualTo(new GuardrailsFact.Applied());
      List<Subdomain> changes = new ArrayList<>();
      watching.tenantSpace().changes().subscribe(changes::add);
      KINDS.forEach(this::define);

      List<String> expected = new ArrayList<>();
      for (Kind kind : KINDS) {
        long start = System.nanoTime();
        awaitThat(() -> isCreated(kind.object(other, blueprint.host())), created -> created);
        expected.add(kind.name() + "/claim of namespace " + other.namespace());
        expected.sort(null);
        awaitFact(watching, new GuardrailsFact.Applied(List.copyOf(expected)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      }
      assertThat(changes).contains(blueprint.subdomain());

      act(watching.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
      assertThat(fact(watching)).isEqualTo(new GuardrailsFact.Applied(List.copyOf(expected)));
      made.forEach(administrator::deleteDefinition);
      boolean all = made.size() == KINDS.size();
      made.clear();
      if (all) {
        awaitFact(watching, new GuardrailsFact.Applied());
      }
    }
  }

  /** A new definition is not served at once. */
  private boolean isCreated(String object) {
    try {
      administrator.create(object);
      return true;
    } catch (ApiRequestException notServed) {
      assertThat(notServed.isNotFound()).as(notServed.text()).isTrue();
      return false;
    }
  }

  private void awaitFact(Kubernetes watching, GuardrailsFact expected) {
    Mono.defer(() -> watching.tenantSpace().observe(blueprint))
        .map(View::guardrails)
        .repeatWhen(repeats -> repeats.delayElements(Duration.ofMillis(50)))
        .filter(expected::equals)
        .blockFirst(TIMEOUT);
  }

  private GuardrailsFact fact(Kubernetes watching) {
    return Mono.defer(() -> watching.tenantSpace().observe(blueprint))
        .blockOptional(TIMEOUT)
        .orElseThrow()
        .guardrails();
  }

  private void define(Kind kind) {
    if (administrator.isDefined(kind.definition())) {
      return;
    }
    made.add(kind.definition());
    administrator.create(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: %1$s
          annotations: {api-approved.kubernetes.io: "unapproved, for a test"}
        spec:
          group: %2$s
          scope: Namespaced
          names: {kind: %3$s, listKind: %3$sList, plural: %4$s, singular: %5$s}
          versions:
            - name: %6$s
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """
            .formatted(
                kind.definition(),
                kind.group(),
                kind.name(),
                kind.plural(),
                kind.name().toLowerCase(Locale.ROOT),
                kind.version()));
  }
}
