package io.urumi.adapter.persistence.signal;

import io.urumi.adapter.persistence.sql.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.reactive.TransactionSynchronization;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Signals between the users of an embedded database in this process; no other process can have the
 * database open.
 */
public final class InProcessSignals implements SignalChannel {
  /** The hubs by database. An unused hub takes a few hundred bytes, and there are few. */
  private static final Map<String, SignalHub> HUBS = new ConcurrentHashMap<>();

  private final Database database;
  private final SignalHub hub;
  private final Sinks.Empty<Void> closed = Sinks.empty();

  public InProcessSignals(Database database, String name) {
    this.database = database;
    hub = HUBS.computeIfAbsent(name, _ -> new SignalHub());
  }

  @Override
  public void awaitOpen() {
    // Always open.
  }

  @Override
  public Mono<Void> send(Signal signal) {
    return database
        .currentTransaction()
        .doOnNext(transaction -> transaction.registerSynchronization(new AfterCommit(signal)))
        .hasElement()
        .doOnNext(postponed -> {
          if (!postponed) {
            hub.emit(signal);
          }
        })
        .then();
  }

  @Override
  public Flux<Signal> receive() {
    return hub.receive().takeUntilOther(closed.asMono());
  }

  @Override
  public void close() {
    closed.tryEmitEmpty();
  }

  private final class AfterCommit implements TransactionSynchronization {
    private final Signal signal;

    AfterCommit(Signal signal) {
      this.signal = signal;
    }

    @Override
    public Mono<Void> afterCommit() {
      return Mono.fromRunnable(() -> hub.emit(signal));
    }
  }
}
