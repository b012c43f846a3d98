package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL behind a connection pooler: it works, or the start fails with the reason. */
class PgBouncerIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @BeforeEach
  void isInstalled() {
    Assumptions.assumeTrue(PgBouncer.program().isPresent(), "the package pgbouncer is missing");
  }

  @Test
  void transactionModeIsRefusedWithTheUsualIgnoredParameters() throws Exception {
    assertRefused(
        "transaction",
        "extra_float_digits, options, statement_timeout, lock_timeout, search_path,"
            + " idle_in_transaction_session_timeout",
        "connection pooler in transaction mode");
  }

  @Test
  void thePoolerIsNamedWhenItRefusesTheConnection() throws Exception {
    assertRefused("transaction", "", "use PostgreSQL's own address");
  }

  @Test
  void sessionModeWorks() throws Exception {
    try (PgBouncer bouncer = PgBouncer.start(folder, "session", "extra_float_digits");
        Persistence persistence =
            Persistence.open(
                TestPostgres.settings(bouncer.port(), TestPostgres.newDatabaseName()))) {
      var signal = persistence.ports().signals().receive().next().cache();
      var listener = signal.subscribe();
      ChildReplica.save(
          persistence, StoreFixtures.requested("alpha", Instant.parse("2026-11-24T12:00:00Z")));
      persistence.ports().signals().send(Signal.STORE_DUE).block(TIMEOUT);
      assertThat(signal.block(TIMEOUT)).isNotNull();
      listener.dispose();
    }
  }

  private void assertRefused(String mode, String ignored, String why) throws Exception {
    try (PgBouncer bouncer = PgBouncer.start(folder, mode, ignored)) {
      PersistenceSettings settings =
          TestPostgres.settings(bouncer.port(), TestPostgres.newDatabaseName());
      assertThatThrownBy(() -> Persistence.open(settings))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining(why);
    }
  }
}
