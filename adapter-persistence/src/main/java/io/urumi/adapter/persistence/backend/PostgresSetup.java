package io.urumi.adapter.persistence.backend;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import io.urumi.adapter.persistence.connection.ConnectionSetup;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sets the timeouts of a session and refuses servers that accept no writes.
 *
 * <p>The timeouts are set by a statement, because PgBouncer refuses them as startup parameters.
 * After a switchover the address belongs to another server, while connections to the demoted one
 * stay open and answer every read. Each use of a connection therefore checks whether the server
 * accepts writes, instead of the usual {@code select 1}.
 */
record PostgresSetup(DatabaseTimeouts timeouts) implements ConnectionSetup {
  private static final String READ_ONLY = "current_setting('transaction_read_only')";

  @Override
  public Publisher<Void> prepare(Connection connection) {
    String sql =
        "select %s, set_config('statement_timeout', '%d', false), set_config('lock_timeout', '%d', false), set_config('idle_in_transaction_session_timeout', '%d', false)"
            .formatted(
                READ_ONLY,
                timeouts.statement().toMillis(),
                timeouts.lockWait().toMillis(),
                // A replica that is disconnected during a transaction would hold its locks for
                // hours.
                timeouts.idleTransaction().toMillis());
    return acceptsWrites(connection, sql)
        .flatMap(writable -> writable ? Mono.empty() : Mono.error(PostgresSetup::readOnly));
  }

  @Override
  public Publisher<Boolean> validate(Connection connection, ValidationDepth depth) {
    return depth == ValidationDepth.REMOTE
        ? acceptsWrites(connection, "select " + READ_ONLY)
        : connection.validate(depth);
  }

  /** Whether the server accepts writes; an error when it does not respond. */
  static Mono<Boolean> acceptsWrites(Connection connection) {
    return acceptsWrites(connection, "select " + READ_ONLY);
  }

  private static Mono<Boolean> acceptsWrites(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .concatMap(result -> result.map((row, _) -> "off".equals(row.get(0, String.class))))
        .next();
  }

  private static RuntimeException readOnly() {
    return new R2dbcNonTransientResourceException(
        "the server is read-only: it is a standby, or default_transaction_read_only is on");
  }
}
