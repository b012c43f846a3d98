package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace.View;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** What tests on a real cluster have in common. */
@OnCluster
abstract class ClusterTestCase {
  static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final Duration REPORTED_WITHIN = Duration.ofSeconds(5);

  /** Guardrails that the workloads of these tests fit into. */
  static final String GUARDRAILS =
      """
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: store-quota}
      spec: {hard: {pods: "5", requests.memory: 1Gi}}
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: store-limits}
      spec: {limits: [{type: Container, default: {memory: 64Mi}, defaultRequest: {memory: 16Mi}}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: store-default-deny}
      spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
      """;

  Path kubeconfig;
  Administrator administrator;
  Kubernetes kubernetes;
  StoreBlueprint blueprint;

  @BeforeEach
  void connect(TestCluster cluster) {
    administrator = new Administrator(cluster);
    kubeconfig = cluster.kubeconfig();
    kubernetes = Kubernetes.connect(settings());
    blueprint = administrator.newStore();
  }

  @AfterEach
  void disconnect() {
    kubernetes.close();
    administrator.close();
  }

  final KubernetesSettings settings() {
    return KubernetesSettings.of(kubeconfig);
  }

  final void build() {
    act(kubernetes.tenantSpace().createNamespace(blueprint));
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    act(kubernetes.tenantSpace().createCredentials(blueprint));
  }

  final void act(Mono<Void> effect) {
    effect.block(TIMEOUT);
  }

  final View observe() {
    return Objects.requireNonNull(kubernetes.tenantSpace().observe(blueprint).block(TIMEOUT));
  }

  final View await(Predicate<View> condition) {
    return awaitThat(this::observe, condition);
  }

  /** Deletes an object; the change of the store must be reported within seconds after that. */
  final void assertDeletionIsReported(Kubernetes observer, String kind, String name) {
    Sinks.Empty<Void> deleted = Sinks.empty();
    Mono<Subdomain> reported =
        observer
            .tenantSpace()
            .changes()
            .filter(blueprint.subdomain()::equals)
            .skipUntilOther(deleted.asMono())
            .next()
            .cache();
    reported.subscribe();

    deleted.tryEmitEmpty();
    administrator.delete(kind, blueprint.namespace(), name);

    assertThat(reported.block(REPORTED_WITHIN)).isEqualTo(blueprint.subdomain());
  }

  /** Waits until the workload fails for the given reason. */
  final <F extends StoreFailure> F awaitFailure(
      Function<View, WorkloadFact> workload, Class<F> reason) {
    View view =
        await(seen ->
            workload.apply(seen) instanceof WorkloadFact.Failing(StoreFailure failure)
                && reason.isInstance(failure));
    return reason.cast(((WorkloadFact.Failing) workload.apply(view)).failure());
  }

  /** Repeats the request, which may block, until the condition holds. */
  static <T> T awaitThat(Supplier<T> request, Predicate<T> condition) {
    return Objects.requireNonNull(
        Mono.fromSupplier(request)
            .subscribeOn(Schedulers.boundedElastic())
            .repeatWhen(repeats -> repeats.delayElements(INTERVAL))
            .filter(condition)
            .blockFirst(TIMEOUT));
  }
}
