package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.driven.persistence.Signals;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The primary of a PostgreSQL cluster becomes a standby, and another server the primary. */
class SwitchoverIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Servers that have just started respond late on a busy machine. */
  private static final Duration RESPONSE = Duration.ofSeconds(30);

  /** After so long at most, the connection for signals to the demoted server is given up. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  private static final String DATABASE = "urumi";

  @TempDir Path folder;

  @Test
  void aReadOnlyServerIsReportedAndItsConnectionsAreNotKept() throws Exception {
    try (PostgresInstance old = PostgresInstance.start(folder.resolve("old"));
        PostgresInstance next = PostgresInstance.start(folder.resolve("next"));
        Proxy address = new Proxy(old.port())) {
      old.execute("create database " + DATABASE);
      next.execute("create database " + DATABASE);
      open(TestPostgres.settings(next.port(), DATABASE)).close();
      try (Persistence persistence =
          Persistence.open(
              TestPostgres.settings(address.port(), DATABASE)
                  .withAcquireTimeout(RESPONSE)
                  .withStatementTimeout(HEARTBEAT))) {
        retried(save(persistence, "alpha")).block(TIMEOUT);

        old.execute(
            "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        Mono.defer(persistence::ping).repeat(200).then().onErrorComplete().block(TIMEOUT);
        assertThatThrownBy(() -> persistence.ping().block(TIMEOUT))
            .isInstanceOf(DatabaseUnavailableException.class)
            .hasMessageContaining("read-only");
        assertThatThrownBy(() -> save(persistence, "beta").block(TIMEOUT))
            .isInstanceOf(DatabaseUnavailableException.class);

        address.forwardTo(next.port());
        retried(persistence.ping().thenReturn(true)).block(TIMEOUT);
        assertSignalsAreReceived(persistence.ports().signals());
        retried(save(persistence, "beta")).block(TIMEOUT);
        assertThat(next.number(DATABASE, "select count(*) from store where subdomain = 'beta'"))
            .isOne();
      }
    }
  }

  @Test
  void severalHostsAreTriedUntilThePrimaryIsFound() throws Exception {
    try (PostgresInstance first = PostgresInstance.start(folder.resolve("first"))) {
      first.execute("create database " + DATABASE);
      open(TestPostgres.settings(first.port(), DATABASE)).close();
      first.stop();
      try (PostgresInstance second = PostgresInstance.standbyOf(first, folder.resolve("second"))) {
        first.startAgain(false);
        try (Persistence persistence =
            open(
                PersistenceSettings.of(
                    "r2dbc:postgresql://localhost:%d,localhost:%d/%s"
                        .formatted(second.port(), first.port(), DATABASE),
                    TestPostgres.USER,
                    TestPostgres.PASSWORD))) {
          save(persistence, "alpha").block(TIMEOUT);
          assertThat(first.number(DATABASE, "select count(*) from store")).isOne();

          first.stop();
          second.execute("select pg_promote()");
          first.startAgain(true);

          retried(save(persistence, "beta")).block(TIMEOUT);
          assertThat(second.number(DATABASE, "select count(*) from store")).isOne();
          retried(persistence.ping().thenReturn(true)).block(TIMEOUT);
        }
      }
    }
  }

  /** The demoted server still responds, but the others send theirs to the new one. */
  private static void assertSignalsAreReceived(Signals signals) {
    Mono<Signals.Signal> received =
        signals.receive().filter(Signals.Signal.STORE_DUE::equals).next().cache();
    Disposable listening = received.subscribe();
    retried(signals.send(Signals.Signal.STORE_DUE).thenReturn(true)).block(TIMEOUT);
    assertThat(received.block(TIMEOUT)).isNotNull();
    listening.dispose();
  }

  private static Persistence open(PersistenceSettings settings) {
    return Persistence.open(settings.withAcquireTimeout(RESPONSE).withStatementTimeout(RESPONSE));
  }

  private static Mono<?> save(Persistence persistence, String subdomain) {
    return persistence.ports().stores().insert(StoreFixtures.requested(subdomain, NOW));
  }

  private static <T> Mono<T> retried(Mono<T> work) {
    return work.retryWhen(
        Retry.fixedDelay(100, Duration.ofMillis(200))
            .filter(DatabaseUnavailableException.class::isInstance));
  }
}
