package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.testkit.StoreFixtures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Guarantees for two replicas on one database. */
abstract class SharedDatabase {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  abstract TestDatabase database();

  private Persistence replica(int number) {
    return number % 2 == 0 ? database().persistence() : database().otherReplica();
  }

  @Test
  void twoReplicasClaimDisjointSets() {
    int count = 40;
    for (int i = 0; i < count; i++) {
      replica(i)
          .ports()
          .stores()
          .insert(StoreFixtures.requested("shop-" + (100 + i), NOW))
          .block(TIMEOUT);
    }
    Queue<StoreId> claimed = new ConcurrentLinkedQueue<>();

    Flux.range(0, 4)
        .flatMap(i ->
            replica(i)
                .ports()
                .stores()
                .claim(new ReplicaId("replica-" + i), NOW, Duration.ofMinutes(1), 3)
                .doOnNext(each -> claimed.add(each.store().id()))
                .subscribeOn(Schedulers.boundedElastic())
                .repeat(() -> claimed.size() < count)
                .then())
        .then()
        .block(TIMEOUT);

    assertThat(claimed).hasSize(count).doesNotHaveDuplicates();
  }

  /** It would have two events that say the same. */
  @Test
  void aStoreThatAnotherReplicaIsReportingAsWaitingIsNotReportedAgain() throws SQLException {
    replica(0).ports().stores().insert(StoreFixtures.requested("alpha", NOW)).block(TIMEOUT);
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(statement.executeUpdate("update store set reported_generation = generation"))
          .isOne();

      assertThat(replica(1).ports().stores().markWaiting(NOW, NOW, 10).collectList().block(TIMEOUT))
          .isEmpty();
      connection.rollback();
    }

    assertThat(replica(1).ports().stores().markWaiting(NOW, NOW, 10).collectList().block(TIMEOUT))
        .hasSize(1);
  }

  @Test
  void stepsThatANewerVersionHasRecordedAreLeftOut() {
    Store store = StoreFixtures.requested("alpha", NOW);
    for (Step step : List.of(Step.CREATE_NAMESPACE, Step.BIND_ROLE, Step.APPLY_GUARDRAILS)) {
      replica(0)
          .ports()
          .events()
          .append(
              StoreFixtures.OWNER,
              List.of(new StoreEvent.StepStarted(store.id(), store.subdomain(), NOW, step, 1)))
          .block(TIMEOUT);
    }
    database().execute("update store_step set step = 'PAINT' where step = 'BIND_ROLE'");

    assertThat(
            replica(1)
                .ports()
                .events()
                .steps(EVERYTHING, store.id(), 0, 2)
                .collectList()
                .block(TIMEOUT))
        .extracting(StepRun::step)
        .containsExactly(Step.CREATE_NAMESPACE, Step.APPLY_GUARDRAILS);
  }

  /** A reader takes an empty page for the end of the log. */
  @Test
  void aPageOfEventsThatOnlyANewerVersionCanReadDoesNotEndTheReading() {
    Store store = StoreFixtures.requested("alpha", NOW);
    for (int attempt = 1; attempt <= 3; attempt++) {
      replica(0)
          .ports()
          .events()
          .append(
              StoreFixtures.OWNER,
              List.of(
                  new StoreEvent.StepStarted(
                      store.id(), store.subdomain(), NOW, Step.CREATE_NAMESPACE, attempt)))
          .block(TIMEOUT);
    }
    database().execute("update store_event set payload = '{\"kind\": \"Painted\"}' where id < 3");

    assertThat(
            replica(1).ports().events().after(EVERYTHING, 0, 2, null).collectList().block(TIMEOUT))
        .extracting(RecordedEvent::id)
        .containsExactly(3L);
  }

  @Test
  void ofFiftyInsertsOfOneSubdomainAtTwoReplicasExactlyOneSucceeds() {
    AtomicInteger refused = new AtomicInteger();

    List<Store> saved =
        Objects.requireNonNull(
            Flux.range(0, 50)
                .flatMap(
                    i ->
                        Mono.defer(() ->
                                replica(i)
                                    .ports()
                                    .transactions()
                                    .within(
                                        replica(i)
                                            .ports()
                                            .stores()
                                            .insert(StoreFixtures.requested("alpha", NOW))))
                            .subscribeOn(Schedulers.boundedElastic())
                            .onErrorResume(
                                SubdomainTakenException.class,
                                _ -> Mono.fromRunnable(refused::incrementAndGet)),
                    50)
                .collectList()
                .block(TIMEOUT));

    assertThat(saved).hasSize(1);
    assertThat(refused).hasValue(49);
  }

  @Test
  void idsOfEventsGrowInTheOrderOfTheCommitsOfAllReplicas() {
    int perReplica = 60;
    Mono<Void> writing =
        Flux.range(0, 4)
            .flatMap(writer ->
                Flux.range(0, perReplica)
                    .concatMap(i -> write(replica(writer), new UUID(writer, i), i))
                    .subscribeOn(Schedulers.boundedElastic()))
            .then()
            .cache();
    writing.subscribe();

    List<Long> seen = new ArrayList<>();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (seen.size() < 4 * perReplica && System.nanoTime() < deadline) {
      database()
          .otherReplica()
          .ports()
          .events()
          .after(EVERYTHING, seen.isEmpty() ? 0 : seen.getLast(), 7, null)
          .doOnNext(event -> seen.add(event.id()))
          .blockLast(TIMEOUT);
    }
    writing.block(TIMEOUT);

    // An id that became visible after a larger one would be missing.
    assertThat(seen).hasSize(4 * perReplica).isSorted().doesNotHaveDuplicates();
  }

  private static Mono<Void> write(Persistence replica, UUID store, int i) {
    StoreEvent event =
        new StoreEvent.StepStarted(
            new StoreId(store), new Subdomain("alpha"), NOW, Step.CREATE_NAMESPACE, 1);
    return replica
        .ports()
        .transactions()
        .within(
            replica
                .ports()
                .events()
                .append(StoreFixtures.OWNER, List.of(event))
                .then(Mono.delay(Duration.ofMillis(i % 3))))
        .then();
  }

  /** A reader below the floor would not be told that it has missed events. */
  @Test
  void aTrimThatWaitedForAnotherOneDoesNotMoveTheFloorBack() throws SQLException {
    for (int i = 0; i < 3; i++) {
      write(replica(0), new UUID(1, i), 0).block(TIMEOUT);
    }
    Mono<Long> trim;
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update event_floor set trimmed_to = 3");
      trim = replica(1).ports().events().trim(NOW.plusSeconds(1), 2).cache();
      trim.subscribe();
      Mono.delay(Duration.ofMillis(50)).block(TIMEOUT);
      statement.execute("delete from store_event");
      connection.commit();
    }

    trim.block(TIMEOUT);

    assertThat(replica(0).ports().events().floor().block(TIMEOUT)).isEqualTo(3);
  }

  /** The deletion of an orphan uses the row of its deleted store again. */
  @Test
  void aStoreWhoseRowIsUsedAgainWhileItIsPurgedIsKept() throws SQLException {
    Store store =
        Objects.requireNonNull(
            replica(0)
                .ports()
                .stores()
                .insert(StoreFixtures.requested("alpha", NOW))
                .block(TIMEOUT));
    database().execute("update store set deleted = true, deleted_at = created_at");
    Mono<Long> purge;
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update store set deleted = false, deleted_at = null");
      purge = replica(1).ports().stores().purge(NOW.plusSeconds(1), 10).cache();
      purge.subscribe();
      Mono.delay(Duration.ofMillis(50)).block(TIMEOUT);
      connection.commit();
    }

    assertThat(purge.block(TIMEOUT)).isZero();
    assertThat(replica(0).ports().stores().find(store.id()).block(TIMEOUT)).isNotNull();
  }

  @Test
  void waitingForALockEndsWithAnError() throws SQLException {
    Store store =
        Objects.requireNonNull(
            replica(0)
                .ports()
                .stores()
                .insert(StoreFixtures.requested("alpha", NOW))
                .block(TIMEOUT));

    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update store set plan = 'large'");

      try (Persistence replica = database().open(Duration.ofSeconds(1))) {
        assertThatThrownBy(() ->
                replica
                    .ports()
                    .stores()
                    .saveSpec(store.id(), store.spec().deleted(), NOW)
                    .block(TIMEOUT))
            .isInstanceOf(DatabaseUnavailableException.class)
            // Not only that the statement took too long.
            .hasMessageContaining("lock");
      }
      connection.rollback();
    }

    assertThat(
            replica(0)
                .ports()
                .stores()
                .saveSpec(store.id(), store.spec().deleted(), NOW)
                .block(TIMEOUT))
        .isNotNull();
  }

  @Test
  void aDatabaseBelongsToTheClusterThatUsedItFirst() {
    ClusterIdentity first = new ClusterIdentity("uid-1", "default");
    replica(0).bindToCluster(first);
    replica(1).bindToCluster(first);

    ClusterIdentity namesake = new ClusterIdentity("uid-2", "default");
    assertThatThrownBy(() -> replica(1).bindToCluster(namesake))
        .isInstanceOfSatisfying(
            DatabaseBelongsToOtherClusterException.class,
            other -> {
              assertThat(other.recorded()).isEqualTo(first);
              assertThat(other.connected()).isEqualTo(namesake);
            })
        .hasMessageContaining("uid-1")
        .hasMessageContaining("uid-2");
  }

  @Test
  void aRenamedClusterIsTheSameCluster() {
    replica(0).bindToCluster(new ClusterIdentity("uid-1", "default"));

    replica(1).bindToCluster(new ClusterIdentity("uid-1", "prod"));
    replica(0).bindToCluster(new ClusterIdentity(null, "anything"));

    assertThatThrownBy(() -> replica(0).bindToCluster(new ClusterIdentity("uid-2", "default")))
        .hasMessageContaining("\"prod\" (kube-system has the UID uid-1)");
  }

  @Test
  void aDatabaseWithoutAUidAdoptsTheOneOfTheClusterWithItsName() {
    replica(0).bindToCluster(new ClusterIdentity(null, "lab"));

    assertThatThrownBy(() -> replica(1).bindToCluster(new ClusterIdentity("uid-3", "other")))
        .isInstanceOf(DatabaseBelongsToOtherClusterException.class);
    assertThatThrownBy(() -> replica(1).bindToCluster(new ClusterIdentity(null, "other")))
        .isInstanceOf(DatabaseBelongsToOtherClusterException.class);
    replica(1).bindToCluster(new ClusterIdentity("uid-1", "lab"));
    assertThatThrownBy(() -> replica(0).bindToCluster(new ClusterIdentity("uid-2", "lab")))
        .isInstanceOf(DatabaseBelongsToOtherClusterException.class);
  }

  @Test
  void aPingSucceeds() {
    replica(0).ping().block(TIMEOUT);
  }
}
