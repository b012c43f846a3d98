package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ClusterStatus;
import io.urumi.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Timeout(30)
class FaultsTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final SimulatedCluster cluster =
      SimulatedCluster.open(
          SimulationSettings.defaults()
              .withDelays(Delays.none())
              .withCallTimeout(Duration.ofMillis(20))
              .withDemoFaults(true)
              .withClock(clock));
  private final SimulatedStore alpha = new SimulatedStore(cluster, "alpha");
  private final SimulatedStore beta = new SimulatedStore(cluster, "beta");

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void a_call_that_hangs_has_its_effect_or_not_and_the_end_of_all_faults_ends_them() {
    cluster.faults().injectCallFaults(new CallFaults(0, 1, 0));
    List<SimulatedStore> stores =
        IntStream.range(0, 20).mapToObj(i -> new SimulatedStore(cluster, "shop-" + i)).toList();

    Flux.fromIterable(stores)
        .flatMap(store ->
            cluster
                .tenantSpace()
                .createNamespace(store.blueprint())
                .thenReturn("answered")
                .onErrorResume(error -> Mono.empty()))
        .doOnNext(answer -> assertThat(answer).isEmpty())
        .blockLast();

    long created =
        stores.stream().filter(store -> cluster.tampering().isActive(store.namespace())).count();
    assertThat(created).isBetween(1L, 19L);
    cluster.faults().clearAll();
    alpha.create();
    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void shares_of_calls_are_not_negative_and_together_at_most_all() {
    assertThat(CallFaults.share(1)).isNotNull();
    assertThatThrownBy(() -> new CallFaults(0.5, 0.4, 0.2)).hasMessageContaining("at most 1");
    assertThatThrownBy(() -> new CallFaults(-0.1, 0, 0)).hasMessageContaining("0 or more");
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGE_MISSING, IMAGE_PULL_FAILED",
    "WEB_CRASHING, CONTAINER_CRASHING",
    "NO_ROOM, POD_UNSCHEDULABLE"
  })
  void a_fault_of_the_web_server_affects_the_named_store_only(Fault fault, FailureCode code) {
    cluster.faults().inject(fault, alpha.blueprint().subdomain());
    alpha.create();
    beta.create();

    assertThat(SimulatedStore.code(alpha.view().web())).isEqualTo(code);
    assertThat(alpha.view().database()).isEqualTo(new WorkloadFact.Available());
    assertThat(beta.page()).isEqualTo(new StorefrontFact.Reachable());

    cluster.faults().clear(fault, alpha.blueprint().subdomain());
    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @ParameterizedTest
  @CsvSource({"NO_STORAGE_CLASS, VOLUME_UNBOUND", "DATABASE_CRASHING, CONTAINER_CRASHING"})
  void a_fault_of_the_database_keeps_the_web_server_waiting(Fault fault, FailureCode code) {
    cluster.faults().inject(fault);
    alpha.create();

    assertThat(SimulatedStore.code(alpha.view().database())).isEqualTo(code);
    assertThat(alpha.view().web()).isInstanceOf(WorkloadFact.Progressing.class);

    cluster.faults().clearAll();
    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @ParameterizedTest
  @CsvSource({
    "PERMISSION_MISSING, PERMISSION_MISSING",
    "WEBHOOK_REFUSES, REQUEST_REFUSED",
    "CHART_BROKEN, CHART_INVALID",
    "RELEASE_FAILS, RELEASE_FAILED",
    "QUOTA_EXCEEDED, QUOTA_EXCEEDED",
    "API_UNREACHABLE, CLUSTER_UNREACHABLE"
  })
  void a_fault_of_a_call_fails_it_until_it_is_cleared(Fault fault, FailureCode code) {
    cluster.faults().inject(fault);
    assertThat(SimulatedStore.code(catchThrowable(alpha::create))).isEqualTo(code);
    assertThat(SimulatedStore.code(catchThrowable(alpha::create))).isEqualTo(code);

    cluster.faults().clear(fault);
    alpha.create();
    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void a_failed_release_reports_its_cause() {
    cluster.faults().inject(Fault.RELEASE_FAILS);
    assertThatThrownBy(alpha::create).hasMessageContaining("Helm could not install the shop");

    assertThat(alpha.release())
        .isEqualTo(new ReleaseFact.Failed(1, "the API server closed the connection"));
  }

  @ParameterizedTest
  @CsvSource({
    "STOREFRONT_UNREACHABLE, STOREFRONT_UNREACHABLE",
    "STOREFRONT_WRONG_CONTENT, STOREFRONT_WRONG_CONTENT"
  })
  void a_fault_of_the_page_is_reported_by_the_probe(Fault fault, FailureCode code) {
    alpha.create();
    cluster.faults().inject(fault);
    assertThat(SimulatedStore.code(alpha.page())).isEqualTo(code);

    cluster.faults().clear(fault);
    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void an_unreachable_cluster_is_reported_as_unreachable_and_as_simulated() {
    assertThat(status().message()).isEqualTo("Simulated cluster: nothing in it is real");
    cluster.faults().inject(Fault.API_UNREACHABLE);

    assertThat(status().reachable()).isFalse();
    assertThat(status().simulated()).isTrue();
    assertThat(status().message()).startsWith(SimulatedCluster.NOTICE);
  }

  private ClusterStatus status() {
    return Objects.requireNonNull(cluster.cluster().status().block());
  }

  @Test
  void a_share_of_the_calls_fails_hangs_or_has_its_effect_twice() {
    cluster.faults().injectCallFaults(CallFaults.share(0.6));

    long failed = IntStream.range(0, 300).filter(_ -> catchThrowable(alpha::view) != null).count();

    assertThat(failed).isBetween(90L, 150L);
  }

  @Test
  void a_retried_call_has_its_effect_twice() {
    alpha.createNamespaceWithGuardrails();
    cluster.faults().injectCallFaults(new CallFaults(0, 0, 1));

    assertThat(alpha.deploy()).isEqualTo(2);
  }

  @Test
  void a_call_that_hangs_ends_at_its_timeout() {
    cluster.faults().injectCallFaults(new CallFaults(0, 1, 0));

    assertThat(SimulatedStore.code(catchThrowable(alpha::view)))
        .isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
  }

  @Test
  void pods_start_with_their_usual_delay_when_their_fault_is_cleared() {
    try (SimulatedCluster slow =
        SimulatedCluster.open(
            SimulationSettings.defaults()
                .withClock(clock)
                .withDelays(Delays.realistic().times(0.01)))) {
      SimulatedStore gamma = new SimulatedStore(slow, "gamma");
      slow.faults().inject(Fault.WEB_CRASHING);
      gamma.create();
      clock.advance(Duration.ofHours(1));
      assertThat(SimulatedStore.code(gamma.view().web())).isEqualTo(FailureCode.CONTAINER_CRASHING);

      slow.faults().clear(Fault.WEB_CRASHING);

      assertThat(gamma.view().web()).isInstanceOf(WorkloadFact.Progressing.class);
      clock.advance(Duration.ofSeconds(1));
      assertThat(gamma.view().web()).isEqualTo(new WorkloadFact.Available());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DemoFault.class,
      names = {"IMAGE", "CRASH", "VOLUME"})
  void a_demonstration_fault_of_pods_ends_when_they_are_recreated(DemoFault demo) {
    SimulatedStore store = new SimulatedStore(cluster, demo.prefix() + "shop");
    store.create();
    clock.advance(Duration.ofHours(1));
    WorkloadFact failing = demo.fault().ofDatabase() ? store.view().database() : store.view().web();
    assertThat(failing).isInstanceOf(WorkloadFact.Failing.class);

    cluster.tenantSpace().recreateFailingPods(store.blueprint()).block();

    assertThat(store.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void a_demonstration_fault_of_the_chart_ends_with_the_second_attempt() {
    SimulatedStore store = new SimulatedStore(cluster, DemoFault.CHART.prefix() + "shop");
    assertThat(SimulatedStore.code(catchThrowable(store::create)))
        .isEqualTo(FailureCode.CHART_INVALID);

    store.create();

    assertThat(store.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void a_demonstration_fault_of_the_page_ends_after_a_minute() {
    SimulatedStore store = new SimulatedStore(cluster, DemoFault.PAGE.prefix() + "shop");
    store.create();
    assertThat(SimulatedStore.code(store.page())).isEqualTo(FailureCode.STOREFRONT_WRONG_CONTENT);

    clock.advance(Duration.ofMinutes(1));
    assertThat(store.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void the_prefix_of_a_demonstration_fault_has_no_effect_when_these_faults_are_off() {
    try (SimulatedCluster plain =
        SimulatedCluster.open(SimulationSettings.defaults().withDelays(Delays.none()))) {
      SimulatedStore store = new SimulatedStore(plain, "fail-image-shop");
      store.create();
      assertThat(store.page()).isEqualTo(new StorefrontFact.Reachable());
    }
  }

  @Test
  void recreating_healthy_pods_changes_nothing() {
    alpha.create();
    StoreBlueprint blueprint = alpha.blueprint();
    clock.advance(Duration.ofSeconds(1));

    cluster.tenantSpace().recreateFailingPods(blueprint).block();

    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }
}
