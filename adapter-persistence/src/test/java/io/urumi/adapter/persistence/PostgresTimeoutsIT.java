package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.urumi.adapter.persistence.backend.MigrationTarget;
import io.urumi.adapter.persistence.backend.PostgresBackend;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The server ends what takes too long. Without that, what a replica has given up, or has started
 * before it was cut off, would go on and hold its locks.
 */
class PostgresTimeoutsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String CANCELED = "57014";

  private final PersistenceSettings settings =
      TestPostgres.newDatabase().withStatementTimeout(Duration.ofMillis(500));
  private Connection connection;

  @BeforeEach
  void connect() {
    PostgresBackend backend =
        new PostgresBackend((DatabaseAddress.Postgres) settings.address(), settings.timeouts());
    connection = Objects.requireNonNull(Mono.from(backend.connections().create()).block(TIMEOUT));
  }

  @AfterEach
  void close() {
    Mono.from(connection.close()).block(TIMEOUT);
  }

  @Test
  void theServerCancelsAStatementThatTakesTooLong() {
    assertThatThrownBy(() -> execute("select pg_sleep(20)"))
        .isInstanceOfSatisfying(
            R2dbcException.class,
            canceled -> assertThat(canceled.getSqlState()).isEqualTo(CANCELED));
  }

  /** The network may keep its connection open for hours. */
  @Test
  void theServerEndsATransactionWhoseReplicaIsSilent() throws Exception {
    execute("create table locked (id int)");
    Mono.from(connection.beginTransaction()).block(TIMEOUT);
    execute("lock table locked in access exclusive mode");

    MigrationTarget target = TestPostgres.jdbc(settings);
    try (java.sql.Connection other =
            DriverManager.getConnection(target.jdbcUrl(), target.username(), target.password());
        Statement statement = other.createStatement()) {
      statement.execute("set lock_timeout = '10s'");
      assertThatCode(() -> statement.execute("insert into locked values (1)"))
          .doesNotThrowAnyException();
    }
  }

  private void execute(String sql) {
    Flux.from(connection.createStatement(sql).execute())
        .concatMap(result -> result.getRowsUpdated())
        .then()
        .block(TIMEOUT);
  }
}
