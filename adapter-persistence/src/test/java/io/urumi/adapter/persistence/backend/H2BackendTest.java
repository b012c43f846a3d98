package io.urumi.adapter.persistence.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closing the embedded database while an operation still runs. */
class H2BackendTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Test
  void a_connection_in_use_can_still_roll_back_and_close_when_the_database_is_closed() {
    H2Backend backend =
        H2Backend.open(
            DatabaseAddress.H2.inMemory("closing"),
            DatabaseTimeouts.defaults(),
            CompactionSettings.defaults());
    Connection connection =
        Objects.requireNonNull(Mono.from(backend.connections().create()).block(TIMEOUT));
    Mono.from(connection.beginTransaction()).block(TIMEOUT);

    backend.close();

    assertThat(selectOne(connection)).isEqualTo(1);
    Mono.from(connection.rollbackTransaction()).block(TIMEOUT);
    Mono.from(connection.close()).block(TIMEOUT);
  }

  /** One that H2 does not end by itself would take minutes. */
  @Test
  void a_statement_ends_at_its_timeout_and_its_connection_and_transaction_can_still_be_used() {
    DatabaseTimeouts timeouts = DatabaseTimeouts.defaults().withStatement(Duration.ofSeconds(2));
    H2Backend backend =
        H2Backend.open(
            DatabaseAddress.H2.inMemory("slow"), timeouts, CompactionSettings.defaults());
    Connection connection =
        Objects.requireNonNull(Mono.from(backend.connections().create()).block(TIMEOUT));
    assertThat(number(connection, "select lock_timeout()")).isEqualTo(1000);
    update(connection, "create table written(id int)");
    Mono.from(connection.beginTransaction()).block(TIMEOUT);
    update(connection, "insert into written values (1)");

    assertThatThrownBy(() ->
            number(
                connection,
                "select cast(max(mod(x, 7)) as integer) from system_range(1, 10000000000)"))
        .isInstanceOf(R2dbcException.class)
        .hasMessageContaining("canceled");

    assertThat(Mono.from(connection.validate(ValidationDepth.REMOTE)).block(TIMEOUT)).isTrue();
    assertThat(number(connection, "select cast(count(*) as integer) from written")).isEqualTo(1);
    Mono.from(connection.commitTransaction()).block(TIMEOUT);
    assertThat(number(connection, "select cast(count(*) as integer) from written")).isEqualTo(1);
    Mono.from(connection.close()).block(TIMEOUT);
    backend.close();
  }

  private static void update(Connection connection, String sql) {
    Flux.<Result>from(connection.createStatement(sql).execute())
        .flatMap(Result::getRowsUpdated)
        .blockLast(TIMEOUT);
  }

  private static Integer selectOne(Connection connection) {
    return number(connection, "select 1");
  }

  private static Integer number(Connection connection, String sql) {
    Flux<Integer> rows =
        Flux.<Result>from(connection.createStatement(sql).execute())
            .flatMap(
                result -> result.map(row -> Objects.requireNonNull(row.get(0, Integer.class))));
    return Objects.requireNonNull(rows.blockLast(TIMEOUT));
  }
}
