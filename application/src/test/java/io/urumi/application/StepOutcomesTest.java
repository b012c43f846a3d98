package io.urumi.application;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.Fault;
import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.EngineSettings;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Deployments that never end, or that the cluster does not show. */
class StepOutcomesTest {
  private final Platform platform = new Platform();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void a_step_that_does_not_end_fails_at_its_time_limit() {
    StoreEngine engine = engine(Mono.never(), Duration.ofMillis(100), Duration.ofMillis(100));
    engine.start();
    StoreId id = platform.create(engine, "alpha");

    assertThat(
            Objects.requireNonNull(
                    platform
                        .await(id, store -> store.status().failure() != null)
                        .status()
                        .failure())
                .code())
        .isEqualTo(FailureCode.STEP_TIMED_OUT);
  }

  @Test
  void the_lease_of_a_step_that_does_not_end_is_released_by_a_stop() {
    StoreEngine engine = engine(Mono.never(), Duration.ofMinutes(1), Duration.ofMillis(50));
    engine.start();
    StoreId id = platform.create(engine, "alpha");
    awaitDeployment(id);
    assertThat(leased()).isEqualTo(1);

    engine.close();

    assertThat(leased()).isZero();
  }

  @Test
  void a_stop_waits_for_the_step_that_is_running() throws InterruptedException {
    AtomicBoolean cancelled = new AtomicBoolean();
    Sinks.One<Integer> deployment = Sinks.one();
    StoreEngine engine =
        engine(
            deployment.asMono().doOnCancel(() -> cancelled.set(true)),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));
    engine.start();
    awaitDeployment(platform.create(engine, "alpha"));

    Thread closing = Thread.ofVirtual().start(engine::close);
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .until(() -> closing.isAlive() && !cancelled.get());
    deployment.tryEmitValue(1);
    closing.join();

    assertThat(cancelled).isFalse();
  }

  /** It would be carried out again and again without a pause. */
  @Test
  void a_step_that_the_cluster_does_not_show_is_a_problem() {
    StoreEngine engine = engine(Mono.just(1), Duration.ofMinutes(1), Duration.ofSeconds(1));
    engine.start();
    StoreId id = platform.create(engine, "alpha");

    StoreFailure failure =
        Objects.requireNonNull(
            platform.await(id, store -> store.status().failure() != null).status().failure());
    assertThat(failure.code()).isEqualTo(FailureCode.UNEXPECTED);
    assertThat(failure.message()).contains("the cluster does not show it");
  }

  @Test
  void without_polling_a_store_that_waits_is_looked_at_when_its_time_is_over() {
    platform.cluster.faults().inject(Fault.IMAGE_MISSING);
    StoreEngine engine =
        platform.engine(
            "one",
            new EngineSettings(
                1,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1)),
            platform.cluster.releases());
    engine.start();

    platform.awaitPhase(platform.create(engine, "alpha"), Phase.FAILED);
  }

  /** Another replica would begin the same step. */
  @Test
  void the_lease_is_renewed_during_a_long_step() {
    SettableClock clock = SettableClock.at(Instant.now());
    Duration lease = Duration.ofMillis(300);
    StoreEngine engine =
        StoreEngine.builder(
                platform.database,
                new ClusterPorts(
                    platform.cluster.tenantSpace(),
                    withDeployment(platform.cluster.releases(), Mono.never()),
                    platform.cluster.storefrontProbe(),
                    platform.cluster.cluster()))
            .settings(
                new EngineSettings(
                    1, lease, Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMillis(50)))
            .clock(clock)
            .replica(new ReplicaId("one"))
            .build();
    try (engine) {
      engine.start();
      awaitDeployment(platform.create(engine, "alpha"));
      clock.advance(lease.minusMillis(1));

      Instant afterTheFirstLease = clock.instant().plus(lease.minusMillis(1));
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .untilAsserted(() -> assertThat(leased(afterTheFirstLease)).isEqualTo(1));
    }
  }

  /** Deletions have slots of their own: it would use the one of a store that is being created. */
  @Test
  void a_store_whose_deletion_is_requested_during_a_step_waits_for_a_slot_of_a_deletion() {
    Sinks.One<String> guardrails = Sinks.one();
    StoreEngine before = platform.started("before");
    StoreId leaving = platform.create(before, "leaving");
    Store ready = platform.awaitPhase(leaving, Phase.READY);
    before.close();
    String manifests =
        Objects.requireNonNull(
            platform
                .cluster
                .releases()
                .renderGuardrails(Addressing.localhost().blueprint(ready))
                .block());
    StoreEngine engine =
        platform.engine(
            "one",
            new EngineSettings(
                2,
                1,
                Duration.ofMinutes(5),
                Duration.ofMillis(50),
                Duration.ofMinutes(1),
                Duration.ofMillis(50)),
            ReplacedResults.of(
                TenantSpace.class,
                platform.cluster.tenantSpace(),
                Map.of("deleteNamespace", Mono.never())),
            ReplacedResults.of(
                ReleaseManager.class,
                platform.cluster.releases(),
                Map.of("renderGuardrails", guardrails.asMono())));
    engine.deleteStore().delete(Platform.ANNA, leaving).block();
    engine.start();
    platform.await(leaving, store -> isAt(Step.DELETE_NAMESPACE, store));
    StoreId alpha = platform.create(engine, "alpha");
    platform.await(alpha, store -> isAt(Step.APPLY_GUARDRAILS, store));

    engine.deleteStore().delete(Platform.ANNA, alpha).block();
    guardrails.tryEmitValue(manifests);

    Awaitility.await().untilAsserted(() -> assertThat(leased()).isEqualTo(1));
    assertThat(platform.find(alpha).phase()).isEqualTo(Phase.PROVISIONING);
  }

  private static boolean isAt(Step step, Store store) {
    StepState current = store.status().currentStep();
    return current != null && current.step() == step;
  }

  private void awaitDeployment(StoreId id) {
    platform.await(
        id,
        store ->
            store.status().currentStep() != null
                && store.status().currentStep().step() == Step.DEPLOY_RELEASE);
  }

  private long leased() {
    return leased(Instant.now());
  }

  private long leased(Instant now) {
    return Objects.requireNonNull(platform.database.stores().queueDepth(EVERYTHING, now).block())
        .inFlight();
  }

  private StoreEngine engine(
      Mono<Integer> deployment, Duration stepTimeout, Duration shutdownTimeout) {
    return platform.engine(
        "one",
        new EngineSettings(
            1, Duration.ofMinutes(5), Duration.ofMillis(50), stepTimeout, shutdownTimeout),
        withDeployment(platform.cluster.releases(), deployment));
  }

  private static ReleaseManager withDeployment(ReleaseManager real, Mono<Integer> deployment) {
    return ReplacedResults.of(ReleaseManager.class, real, Map.of("deploy", deployment));
  }
}
