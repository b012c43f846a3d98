package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.testkit.StoreFixtures;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** A PostgreSQL server that is unavailable for a while. */
class LostPostgresIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 3;

  private final Proxy network = new Proxy(TestPostgres.port());
  private final String database = TestPostgres.newDatabaseName();
  private final Persistence persistence =
      Persistence.open(
          TestPostgres.settings(network.port(), database)
              .withConnections(CONNECTIONS)
              .withAcquireTimeout(Duration.ofMillis(800))
              .withStatementTimeout(Duration.ofMillis(600)));

  @AfterEach
  void close() {
    network.repair();
    persistence.close();
    network.close();
  }

  @Test
  void aStoppedDatabaseCausesErrorsUntilItIsAvailableAgain() {
    save("alpha");
    network.refuse();

    assertEverythingFails();

    network.repair();
    assertAllConnectionsWork();
    assertThat(
            persistence
                .ports()
                .stores()
                .findHolder(EVERYTHING, new Subdomain("alpha"))
                .block(TIMEOUT))
        .isNotNull();
  }

  @Test
  void aNetworkThatDropsEverythingCausesErrorsUntilItIsRepaired() {
    save("alpha");
    network.drop();

    assertEverythingFails();

    network.repair();
    assertAllConnectionsWork();
    assertThat(
            persistence
                .ports()
                .stores()
                .findHolder(EVERYTHING, new Subdomain("alpha"))
                .block(TIMEOUT))
        .isNotNull();
  }

  @Test
  void aConnectionThatBecameSilentIsReplacedBeforeARequestUsesIt() {
    save("alpha");

    network.drop();
    network.repairForNewConnections();

    assertThat(
            persistence
                .ports()
                .stores()
                .findHolder(EVERYTHING, new Subdomain("alpha"))
                .block(TIMEOUT))
        .isNotNull();
  }

  @Test
  void aRequestSucceedsAfterTheServerHasEndedEveryConnection() throws SQLException {
    assertAllConnectionsWork();

    TestPostgres.endConnectionsTo(database);

    assertThat(persistence.ports().stores().queueDepth(EVERYTHING, NOW).block(TIMEOUT)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTransactionThatIsCutOffSavesNothingAndHoldsNoLock(boolean duringUpdate) {
    StoreRepository stores = persistence.ports().stores();
    Mono<?> next =
        duringUpdate
            ? stores.wake(new Subdomain("alpha"), NOW)
            : stores.queueDepth(EVERYTHING, NOW);
    Sinks.Empty<Void> inserted = Sinks.empty();
    Sinks.Empty<Void> resume = Sinks.empty();
    Mono<Store> work =
        persistence
            .ports()
            .transactions()
            .within(
                persistence
                    .ports()
                    .stores()
                    .insert(StoreFixtures.requested("alpha", NOW))
                    .delayUntil(_ -> Mono.fromRunnable(inserted::tryEmitEmpty))
                    .delayUntil(_ -> resume.asMono())
                    .delayUntil(_ -> next))
            .cache();
    Disposable running = work.subscribe(_ -> {}, _ -> {});
    inserted.asMono().block(TIMEOUT);
    network.drop();
    resume.tryEmitEmpty();

    assertThatThrownBy(() -> work.block(TIMEOUT)).isInstanceOf(DatabaseUnavailableException.class);
    running.dispose();
    network.repair();

    // Had the server kept the lock of the lost transaction, this could not be saved.
    retryUntilSuccess(persistence.ports().stores().insert(StoreFixtures.requested("alpha", NOW)));
    assertAllConnectionsWork();
  }

  @Test
  void signalsAreReceivedAgainAfterTheDatabaseWasUnavailable() throws InterruptedException {
    BlockingQueue<Signal> received = new LinkedBlockingQueue<>();
    Disposable listener = persistence.ports().signals().receive().subscribe(received::add);

    network.refuse();
    network.repair();
    // Some may have been missed, so all are emitted without being sent.
    for (Signal _ : Signal.values()) {
      assertThat(received.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    received.clear();

    retryUntilSuccess(persistence.ports().signals().send(Signal.STORE_DUE).thenReturn(true));
    assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(Signal.STORE_DUE);
    listener.dispose();
  }

  @Test
  void signalsAreReceivedAgainAfterTheNetworkDroppedThem() throws InterruptedException {
    BlockingQueue<Signal> received = new LinkedBlockingQueue<>();
    Disposable listener = persistence.ports().signals().receive().subscribe(received::add);

    network.drop();
    assertEverythingFails();
    received.clear();
    network.repairForNewConnections();

    assertThat(received.poll(20, TimeUnit.SECONDS)).isNotNull();
    listener.dispose();
  }

  /** More often than there are connections, so that a leak would be detected. */
  private void assertEverythingFails() {
    for (int i = 0; i < CONNECTIONS + 2; i++) {
      Subdomain subdomain = new Subdomain("beta-" + i);
      Mono<Store> work =
          persistence
              .ports()
              .transactions()
              .within(
                  persistence
                      .ports()
                      .stores()
                      .insert(StoreFixtures.requested(subdomain.value(), NOW))
                      .delayUntil(_ -> persistence.ports().events().latestId()));
      assertThatThrownBy(() -> work.block(TIMEOUT))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageNotContaining(TestPostgres.PASSWORD);
    }
    assertThatThrownBy(() -> persistence.ping().block(TIMEOUT))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  /** All at the same time: each transaction waits until the others have started. */
  private void assertAllConnectionsWork() {
    retryUntilSuccess(persistence.ping().thenReturn(true));
    Sinks.Empty<Void> allStarted = Sinks.empty();
    LinkedBlockingQueue<Integer> started = new LinkedBlockingQueue<>();
    Mono<Long> together =
        Flux.range(0, CONNECTIONS)
            .flatMap(i ->
                persistence
                    .ports()
                    .transactions()
                    .within(
                        persistence
                            .ports()
                            .stores()
                            .queueDepth(EVERYTHING, NOW)
                            .doOnNext(_ -> {
                              started.add(i);
                              if (started.size() == CONNECTIONS) {
                                allStarted.tryEmitEmpty();
                              }
                            })
                            .delayUntil(_ -> allStarted.asMono())))
            .count();

    assertThat(together.block(TIMEOUT)).isEqualTo(CONNECTIONS);
  }

  private void save(String subdomain) {
    persistence.ports().stores().insert(StoreFixtures.requested(subdomain, NOW)).block(TIMEOUT);
  }

  private static <T> T retryUntilSuccess(Mono<T> work) {
    return Objects.requireNonNull(
        work.retryWhen(
                Retry.fixedDelay(100, Duration.ofMillis(100))
                    .filter(DatabaseUnavailableException.class::isInstance))
            .block(TIMEOUT));
  }
}
