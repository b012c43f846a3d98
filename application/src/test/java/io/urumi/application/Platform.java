package io.urumi.application;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.Delays;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.EngineSettings;
import io.urumi.application.settings.OrphanScanSettings;
import io.urumi.domain.access.Caller;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.interval.LifecycleTimings;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreStatus;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase.Outcome;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/**
 * Any number of engines with one in-memory database and one simulated cluster whose delays are a
 * twentieth of the realistic ones.
 */
final class Platform implements AutoCloseable {
  static final Caller ANNA = TestPrincipals.administrator("anna", "192.0.2.7", "request-1");

  private final TestDatabase testDatabase = new TestDatabase();
  final PersistencePorts database = testDatabase.ports();
  final SimulatedCluster cluster;
  private final List<StoreEngine> engines = new ArrayList<>();

  /** Intervals and deadlines of milliseconds where the defaults are seconds. */
  private static final LifecycleTimings TIMINGS =
      new LifecycleTimings(
          Duration.ofMillis(50),
          Duration.ofMillis(10),
          Duration.ofMillis(500),
          Duration.ofMillis(600),
          Duration.ofMillis(1200),
          Duration.ofSeconds(5),
          4,
          Duration.ofMillis(10),
          Duration.ofMillis(100));

  private static final EngineSettings SETTINGS =
      new EngineSettings(
          8,
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2));

  /** The settings of these tests with other numbers of slots. */
  static EngineSettings slots(int all, int deletions) {
    return new EngineSettings(
        all,
        deletions,
        SETTINGS.leaseDuration(),
        SETTINGS.pollInterval(),
        SETTINGS.stepTimeout(),
        SETTINGS.shutdownTimeout());
  }

  Platform() {
    this(1);
  }

  /**
   * @param delayFactor factor for the cluster's delays in these tests
   */
  Platform(double delayFactor) {
    this(
        SimulatedCluster.open(
            SimulationSettings.defaults()
                .withDelays(Delays.realistic().times(0.05 * delayFactor))
                .withCallTimeout(Duration.ofMillis(200))));
  }

  /** On a cluster that may already contain namespaces. */
  Platform(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  StoreEngine engine(String replica) {
    return engine(replica, SETTINGS, cluster.releases());
  }

  StoreEngine engine(String replica, EngineSettings settings, ReleaseManager releases) {
    return engine(replica, settings, cluster.tenantSpace(), releases);
  }

  StoreEngine engine(
      String replica, EngineSettings settings, TenantSpace tenantSpace, ReleaseManager releases) {
    StoreEngine engine =
        StoreEngine.builder(
                database,
                new ClusterPorts(
                    tenantSpace, releases, cluster.storefrontProbe(), cluster.cluster()))
            .lifecycle(TIMINGS)
            .settings(settings)
            .orphanScan(new OrphanScanSettings(Duration.ofMillis(100), Duration.ofMillis(100)))
            .replica(new ReplicaId(replica))
            .build();
    engines.add(engine);
    return engine;
  }

  /** The platform with other store addresses. */
  StoreEngine engine(String replica, Addressing addressing) {
    StoreEngine engine =
        StoreEngine.builder(
                database,
                new ClusterPorts(
                    cluster.tenantSpace(),
                    cluster.releases(),
                    cluster.storefrontProbe(),
                    cluster.cluster()))
            .addressing(addressing)
            .lifecycle(TIMINGS)
            .settings(SETTINGS)
            .orphanScan(new OrphanScanSettings(Duration.ofMillis(100), Duration.ofMillis(100)))
            .replica(new ReplicaId(replica))
            .build();
    engines.add(engine);
    return engine;
  }

  StoreEngine started(String replica) {
    StoreEngine engine = engine(replica);
    engine.start();
    return engine;
  }

  StoreId create(StoreEngine engine, String subdomain) {
    return create(engine, subdomain, ANNA);
  }

  StoreId create(StoreEngine engine, String subdomain, Caller caller) {
    Outcome outcome =
        engine
            .createStore()
            .create(CreateStoreCommand.of("Shop " + subdomain, subdomain, null, null, caller))
            .block();
    return ((Outcome.Accepted) Objects.requireNonNull(outcome)).store().id();
  }

  Store find(StoreId id) {
    return Objects.requireNonNull(database.stores().find(id).block());
  }

  Store awaitPhase(StoreId id, Phase phase) {
    return await(id, store -> store.phase() == phase);
  }

  Store await(StoreId id, Predicate<Store> expected) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(find(id)).matches(expected));
    return find(id);
  }

  /** The events of all stores, in commit order. */
  List<StoreEvent> events() {
    return Objects.requireNonNull(
            database.events().after(EVERYTHING, 0, 100_000, null).collectList().block())
        .stream()
        .map(RecordedEvent::event)
        .toList();
  }

  List<StoreEvent> events(StoreId id) {
    return Objects.requireNonNull(
            database.events().after(EVERYTHING, 0, 10_000, id).collectList().block())
        .stream()
        .map(RecordedEvent::event)
        .toList();
  }

  /** Saves a store as an earlier version did, without its address and its release. */
  void forgetRelease(StoreId id) {
    change(
        id,
        known ->
            new StoreStatus(
                known.observedGeneration(),
                known.phase(),
                known.conditions(),
                known.currentStep(),
                known.failure(),
                known.phaseSince(),
                known.readyAt(),
                known.deletedAt()));
  }

  /** Saves another status of a store. */
  void change(StoreId id, UnaryOperator<StoreStatus> change) {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    ClaimedStore claimed =
        Objects.requireNonNull(
            database
                .stores()
                .claim(new ReplicaId("earlier"), later, Duration.ofMinutes(1), 1)
                .blockFirst());
    assertThat(claimed.store().id()).isEqualTo(id);
    StoreStatus changed = change.apply(claimed.store().status());
    database.stores().saveStatus(claimed.lease(), changed, later, later).block();
    database.stores().release(claimed.lease(), Instant.now(), later).block();
  }

  /** Stops all engines. */
  void stop() {
    engines.forEach(StoreEngine::close);
  }

  @Override
  public void close() {
    engines.forEach(StoreEngine::close);
    cluster.close();
    testDatabase.close();
  }
}
