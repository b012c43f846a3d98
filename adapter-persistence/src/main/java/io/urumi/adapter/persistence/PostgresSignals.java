package io.urumi.adapter.persistence;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Signals by NOTIFY, which PostgreSQL delivers when the transaction commits, and LISTEN on a
 * connection of its own that is made anew whenever it is lost. After each gap both signals are
 * given: something may have been missed.
 */
final class PostgresSignals implements SignalChannel {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
  private static final String CHANNEL = "urumi";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Database database;
  private final PostgresqlConnectionFactory factory;
  private final Patience patience;
  private final SignalHub hub = new SignalHub();
  private final Sinks.Empty<Void> closed = Sinks.empty();
  private final Sinks.Empty<Void> listening = Sinks.empty();
  private final Disposable listener;

  PostgresSignals(Database database, PostgresqlConnectionFactory factory, Patience patience) {
    this.database = database;
    this.factory = factory;
    this.patience = patience;
    listener =
        listen()
            // It ends without an error when the server closes the connection in order.
            .concatWith(
                Mono.error(() -> new R2dbcNonTransientResourceException("connection closed")))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .transientErrors(true)
                    .doBeforeRetry(retry -> {
                      if (retry.totalRetriesInARow() == 0) {
                        LOG.warn(
                            "Lost the connection for notifications; changes by other replicas"
                                + " are seen later until it is back: {}",
                            retry.failure().getMessage());
                      }
                    }))
            .subscribe(this::hear);
  }

  @Override
  public void awaitOpen() {
    listening.asMono().timeout(patience.acquire()).onErrorComplete().block();
  }

  private Flux<Notification> listen() {
    return Flux.usingWhen(
        factory.create().timeout(patience.acquire(), Mono.error(PostgresSignals::silence)),
        connection ->
            connection
                .createStatement("listen " + CHANNEL)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.fromRunnable(this::begin))
                .thenMany(Flux.merge(connection.getNotifications(), heartbeat(connection))),
        connection -> connection.close().timeout(patience.acquire()).onErrorComplete());
  }

  private void begin() {
    for (Signal signal : Signal.values()) {
      hub.emit(signal);
    }
    listening.tryEmitEmpty();
  }

  /** Nothing else notices a network that swallows everything. */
  private Flux<Notification> heartbeat(PostgresqlConnection connection) {
    return Flux.interval(patience.statement())
        .onBackpressureDrop()
        .concatMap(_ ->
            connection
                .validate(ValidationDepth.REMOTE)
                .timeout(patience.acquire(), Mono.just(false)))
        .filter(alive -> !alive)
        .flatMap(_ -> Mono.error(silence()));
  }

  private static RuntimeException silence() {
    return new R2dbcNonTransientResourceException("the database does not answer");
  }

  private void hear(Notification notification) {
    String text = notification.getParameter();
    for (Signal signal : Signal.values()) {
      if (signal.name().equals(text)) {
        hub.emit(signal);
      }
    }
  }

  @Override
  public Mono<Void> send(Signal signal) {
    return database.translated(
        database
            .sql("select pg_notify(:channel, :signal)")
            .bind("channel", CHANNEL)
            .bind("signal", signal.name())
            .fetch()
            .rowsUpdated()
            .then());
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
