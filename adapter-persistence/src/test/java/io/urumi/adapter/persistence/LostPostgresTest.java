package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** A PostgreSQL that goes away and comes back. */
class LostPostgresTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 3;

  private final Proxy network = new Proxy(TestPostgres.port());
  private final Persistence persistence =
      Persistence.open(
          TestPostgres.settings(network.port(), TestPostgres.newDatabaseName())
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
  void aDatabaseThatWasShutDownGivesErrorsAndWorksAgainWhenItIsBack() {
    save("alpha");
    network.refuse();

    assertEverythingFails();

    network.repair();
    assertAllConnectionsWork();
    assertThat(persistence.ports().stores().findHolder(new Subdomain("alpha")).block(LONGEST))
        .isNotNull();
  }

  @Test
  void aNetworkThatSwallowsEverythingGivesErrorsAndWorksAgainWhenItIsBack() {
    save("alpha");
    network.swallow();

    assertEverythingFails();

    network.repair();
    assertAllConnectionsWork();
    assertThat(persistence.ports().stores().findHolder(new Subdomain("alpha")).block(LONGEST))
        .isNotNull();
  }

  @Test
  void aTransactionCutOffInTheMidstSavesNothingAndHoldsNothing() {
    Sinks.Empty<Void> inserted = Sinks.empty();
    Sinks.Empty<Void> goOn = Sinks.empty();
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
                    .delayUntil(_ -> goOn.asMono())
                    .delayUntil(_ -> persistence.ports().stores().queueDepth(NOW)))
            .cache();
    Disposable running = work.subscribe(_ -> {}, _ -> {});
    inserted.asMono().block(LONGEST);
    network.swallow();
    goOn.tryEmitEmpty();

    assertThatThrownBy(() -> work.block(LONGEST)).isInstanceOf(DatabaseUnavailableException.class);
    running.dispose();
    network.repair();

    // Had the server kept the lock of the lost transaction, this could not be saved.
    untilItWorks(persistence.ports().stores().insert(StoreFixtures.requested("alpha", NOW)));
    assertAllConnectionsWork();
  }

  @Test
  void signalsAreHeardAgainAfterTheDatabaseWasAway() throws InterruptedException {
    BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
    Disposable listener = persistence.ports().signals().receive().subscribe(heard::add);

    network.refuse();
    network.repair();
    // Something may have been missed, so both are given without anybody sending them.
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
    heard.clear();

    untilItWorks(persistence.ports().signals().send(Signal.STORE_DUE).thenReturn(true));
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(Signal.STORE_DUE);
    listener.dispose();
  }

  @Test
  void signalsAreHeardAgainAfterTheNetworkSwallowedThem() throws InterruptedException {
    BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
    Disposable listener = persistence.ports().signals().receive().subscribe(heard::add);

    network.swallow();
    assertEverythingFails();
    network.refuse();
    network.repair();

    assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
    listener.dispose();
  }

  /** More often than there are connections, so that a leak would show. */
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
      assertThatThrownBy(() -> work.block(LONGEST))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageNotContaining(TestPostgres.PASSWORD);
    }
    assertThatThrownBy(() -> persistence.ping().block(LONGEST))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  /** All at the same time: each transaction waits for the others to have begun. */
  private void assertAllConnectionsWork() {
    untilItWorks(persistence.ping().thenReturn(true));
    Sinks.Empty<Void> allBegun = Sinks.empty();
    LinkedBlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
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
                            .queueDepth(NOW)
                            .doOnNext(_ -> {
                              begun.add(i);
                              if (begun.size() == CONNECTIONS) {
                                allBegun.tryEmitEmpty();
                              }
                            })
                            .delayUntil(_ -> allBegun.asMono())))
            .count();

    assertThat(together.block(LONGEST)).isEqualTo(CONNECTIONS);
  }

  private void save(String subdomain) {
    persistence.ports().stores().insert(StoreFixtures.requested(subdomain, NOW)).block(LONGEST);
  }

  private static <T> T untilItWorks(Mono<T> work) {
    return Objects.requireNonNull(
        work.retryWhen(
                Retry.fixedDelay(100, Duration.ofMillis(100))
                    .filter(DatabaseUnavailableException.class::isInstance))
            .block(LONGEST));
  }
}
