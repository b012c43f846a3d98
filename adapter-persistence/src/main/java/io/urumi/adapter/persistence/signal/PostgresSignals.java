package io.urumi.adapter.persistence.signal;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import io.urumi.adapter.persistence.sql.Database;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Signals by NOTIFY, which PostgreSQL delivers when the transaction commits, and LISTEN on a
 * separate connection that is replaced whenever it is lost. After each gap all signals are emitted:
 * some may have been missed.
 */
public final class PostgresSignals implements SignalChannel {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
  private static final String CHANNEL = "urumi";

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

  private final Database database;
  private final PostgresqlConnectionFactory factory;
  private final DatabaseTimeouts timeouts;
  private final Function<Connection, Mono<Boolean>> writable;
  private final SignalHub hub = new SignalHub();
  private final Sinks.Empty<Void> closed = Sinks.empty();
  private final Sinks.Empty<Void> listening = Sinks.empty();
  private final Disposable listener;

  /**
   * @param writable whether the server of a connection accepts writes
   */
  public PostgresSignals(
      Database database,
      PostgresqlConnectionFactory factory,
      DatabaseTimeouts timeouts,
      Function<Connection, Mono<Boolean>> writable) {
    this.writable = writable;
    this.database = database;
    this.factory = factory;
    this.timeouts = timeouts;
    listener =
        listen()
            // Completes without an error when the server closes the connection.
            .concatWith(
                Mono.error(() -> new R2dbcNonTransientResourceException("connection closed")))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_BACKOFF)
                    .maxBackoff(MAX_BACKOFF)
                    .transientErrors(true)
                    .doBeforeRetry(retry -> {
                      if (retry.totalRetriesInARow() == 0) {
                        LOG.warn(
                            "Lost the connection for notifications; changes by other replicas"
                                + " are seen later until it is back: {}",
                            retry.failure().getMessage());
                      }
                    }))
            .subscribe(this::receive);
  }

  @Override
  public void awaitOpen() {
    listening.asMono().timeout(timeouts.acquire()).onErrorComplete().block();
  }

  private Flux<Notification> listen() {
    return Flux.usingWhen(
        factory.create().timeout(timeouts.acquire(), Mono.error(PostgresSignals::noResponse)),
        connection ->
            connection
                .createStatement("listen " + CHANNEL)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.fromRunnable(this::opened))
                .thenMany(Flux.merge(connection.getNotifications(), heartbeat(connection))),
        connection -> connection.close().timeout(timeouts.acquire()).onErrorComplete());
  }

  private void opened() {
    for (Signal signal : Signal.values()) {
      hub.emit(signal);
    }
    listening.tryEmitEmpty();
  }

  /** Only this detects a network that drops every packet. */
  private Flux<Notification> heartbeat(PostgresqlConnection connection) {
    return Flux.interval(timeouts.statement())
        .onBackpressureDrop()
        .concatMap(_ ->
            // A demoted server still responds, but notifications are sent on the new primary.
            writable.apply(connection).timeout(timeouts.acquire(), Mono.just(false)))
        .filter(alive -> !alive)
        .flatMap(_ -> Mono.error(noResponse()));
  }

  private static RuntimeException noResponse() {
    return new R2dbcNonTransientResourceException("the database does not respond");
  }

  private void receive(Notification notification) {
    String text = notification.getParameter();
    for (Signal signal : Signal.values()) {
      if (signal.code().equals(text)) {
        hub.emit(signal);
      }
    }
  }

  @Override
  public Mono<Void> send(Signal signal) {
    return database
        .update(
            database
                .sql("select pg_notify(:channel, :signal)")
                .bind("channel", CHANNEL)
                .bind("signal", signal.code()))
        .then();
  }

  @Override
  public Flux<Signal> receive() {
    return hub.receive().takeUntilOther(closed.asMono());
  }

  @Override
  public void close() {
    listener.dispose();
    closed.tryEmitEmpty();
  }
}
