package io.urumi.adapter.persistence.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
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

  private static Integer selectOne(Connection connection) {
    Flux<Integer> rows =
        Flux.<Result>from(connection.createStatement("select 1").execute())
            .flatMap(
                result -> result.map(row -> Objects.requireNonNull(row.get(0, Integer.class))));
    return Objects.requireNonNull(rows.blockLast(TIMEOUT));
  }
}
