package io.urumi.application.orphan;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.ObservedReleases;
import io.urumi.application.TestDatabase;
import io.urumi.application.access.AuthorizedAdoptOrphan;
import io.urumi.application.access.AuthorizedDeleteOrphan;
import io.urumi.application.access.AuthorizedDeleteStore;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A simulated cluster, an in-memory database, and a settable clock. */
final class OrphanFixture implements AutoCloseable {
  static final Duration GRACE = Duration.ofMinutes(1);
  static final Caller ANNA = TestPrincipals.administrator("anna", "192.0.2.7", "request-1");

  private final TestDatabase testDatabase = new TestDatabase();
  final PersistencePorts database = testDatabase.ports();
  final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00Z"));
  final SimulatedCluster cluster =
      SimulatedCluster.open(
          SimulationSettings.defaults()
              .withClock(clock)
              .withDelays(io.urumi.adapter.simulated.Delays.none())
              .withCallTimeout(Duration.ofMillis(200)));
  final ObservedReleases releases = new ObservedReleases(cluster.releases());
  private final ClusterPorts ports =
      new ClusterPorts(
          cluster.tenantSpace(), releases, cluster.storefrontProbe(), cluster.cluster());
  private final AuditTrail auditTrail = new AuditTrail(database.scoped());
  final AdoptOrphanUseCase adopt =
      new AuthorizedAdoptOrphan(
          database.scoped(), ports, auditTrail, PlanCatalog.ofChart(), false, clock);
  final AdoptOrphanUseCase adoptForTeams =
      new AuthorizedAdoptOrphan(
          database.scoped(), ports, auditTrail, PlanCatalog.ofChart(), true, clock);
  final DeleteOrphanUseCase delete =
      new AuthorizedDeleteOrphan(
          database.scoped(), ports, auditTrail, PlanCatalog.ofChart(), clock);
  final DeleteStoreUseCase deleteStore =
      new AuthorizedDeleteStore(database.scoped(), auditTrail, clock);

  OrphanScan scanOf(String replica) {
    return new OrphanScan(database, ports, Actor.system(replica), GRACE);
  }

  int scan() {
    return Objects.requireNonNull(scanOf("one").scan(clock.instant()).block());
  }

  /** Scans twice, a grace time apart, so that every orphan is reported. */
  void scanTwice() {
    scan();
    clock.advance(GRACE);
    scan();
  }

  /** Creates a namespace with a store's labels, and no store record for it. */
  StoreBlueprint orphan(String subdomain) {
    StoreBlueprint blueprint = StoreFixtures.blueprint(subdomain);
    cluster.tenantSpace().createNamespace(blueprint).block();
    return blueprint;
  }

  /** Inserts a store record as a new request does. */
  Store insertRecord(StoreBlueprint blueprint) {
    return Objects.requireNonNull(
        database
            .stores()
            .insert(
                Store.request(
                    blueprint.id(),
                    blueprint.name(),
                    blueprint.subdomain(),
                    blueprint.owner(),
                    blueprint.plan(),
                    clock.instant()))
            .block());
  }

  /** Records that the store is deleted. */
  void markDeleted(Store store) {
    ClaimedStore claimed =
        Objects.requireNonNull(
            database
                .stores()
                .claim(new ReplicaId("one"), clock.instant(), Duration.ofMinutes(1), 100)
                .filter(each -> each.store().id().equals(store.id()))
                .blockFirst());
    database
        .stores()
        .saveStatus(
            claimed.lease(),
            claimed.store().status().withPhase(Phase.DELETED, clock.instant()),
            clock.instant(),
            clock.instant().plusSeconds(60))
        .block();
    database.stores().release(claimed.lease(), Instant.MAX, clock.instant()).block();
  }

  List<Orphan> reported() {
    return Objects.requireNonNull(database.orphans().page(null, 200).block()).items();
  }

  @Nullable Store find(StoreBlueprint blueprint) {
    return database.stores().find(blueprint.id()).block();
  }

  boolean exists(Namespace namespace) {
    return cluster.tampering().isActive(namespace);
  }

  /** Oldest first. */
  List<AuditEntry> audit() {
    return Objects.requireNonNull(database.audit().page(EVERYTHING, Long.MAX_VALUE, 1_000).block())
        .items()
        .reversed();
  }

  List<String> actions() {
    return audit().stream().map(entry -> entry.action() + " " + entry.outcome()).toList();
  }

  @Override
  public void close() {
    cluster.close();
    testDatabase.close();
  }
}
