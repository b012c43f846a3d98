package io.urumi.adapter.persistence.backend;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Detects a connection pooler that gives each transaction another session (PgBouncer's transaction
 * mode). Prepared statements, session settings and notifications then fail, some of them only for
 * some requests.
 *
 * <p>Two open connections can share one server session only behind such a pooler.
 */
final class PoolerCheck {
  private static final int ATTEMPTS = 3;

  private PoolerCheck() {}

  static Mono<Void> run(ConnectionFactory connections) {
    return Mono.usingWhen(
        connections.create(), first -> repeat(first, connections), Connection::close);
  }

  private static Mono<Void> repeat(Connection first, ConnectionFactory connections) {
    return Mono.usingWhen(connections.create(), second -> compare(first, second), Connection::close)
        .repeat(ATTEMPTS - 1)
        .then();
  }

  private static Mono<Void> compare(Connection first, Connection second) {
    return session(first)
        .flatMap(before ->
            Mono.from(second.beginTransaction())
                .then(session(second))
                .flatMap(other -> before.equals(other) ? Mono.<Void>error(shared()) : Mono.empty())
                .then(Mono.from(second.rollbackTransaction())));
  }

  private static Mono<Integer> session(Connection connection) {
    return Flux.from(connection.createStatement("select pg_backend_pid()").execute())
        .concatMap(result -> result.map((row, _) -> row.get(0, Integer.class)))
        .next();
  }

  private static RuntimeException shared() {
    return new R2dbcNonTransientResourceException(
        "a connection pooler in transaction mode (PgBouncer or a hosted \"pooled\" address) is"
            + " between Urumi and PostgreSQL; Urumi needs sessions of its own: use PostgreSQL's"
            + " own address, or the pooler in session mode");
  }
}
