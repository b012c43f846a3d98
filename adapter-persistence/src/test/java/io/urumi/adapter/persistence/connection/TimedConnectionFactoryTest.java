package io.urumi.adapter.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TimedConnectionFactoryTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final H2ConnectionFactory h2 =
      new H2ConnectionFactory(
          H2ConnectionConfiguration.builder().url("mem:unprepared").username("sa").build());

  /** H2 forgets a database in memory when its last connection is closed. */
  @Test
  void a_connection_that_cannot_be_prepared_is_closed() {
    TimedConnectionFactory connections =
        new TimedConnectionFactory(
            h2,
            new CallTimeout(null, TIMEOUT),
            connection ->
                rows(connection, "create table left_open(id int)")
                    .then(Mono.error(new IllegalStateException("a standby"))));

    assertThatThrownBy(() -> Mono.from(connections.create()).block(TIMEOUT))
        .hasMessage("a standby");

    Connection next = Objects.requireNonNull(h2.create().block(TIMEOUT));
    assertThat(rows(next, "create table left_open(id int)").block(TIMEOUT)).isZero();
    Mono.from(next.close()).block(TIMEOUT);
  }

  private static Mono<Long> rows(Connection connection, String sql) {
    return Flux.<Result>from(connection.createStatement(sql).execute())
        .flatMap(Result::getRowsUpdated)
        .last(0L);
  }
}
