package io.urumi.testkit.memory;

import io.urumi.port.driven.persistence.Signals;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Signals to everybody who shares the {@link InMemoryPersistence}. */
final class InMemorySignals implements Signals {
  private static final int BACKLOG = 1024;

  private final InMemoryDatabase database;
  private final Sinks.Many<Signal> sink;

  InMemorySignals(InMemoryDatabase database, Sinks.Many<Signal> sink) {
    this.database = database;
    this.sink = sink;
  }

  static Sinks.Many<Signal> sink() {
    return Sinks.many().multicast().directBestEffort();
  }

  static void emit(Sinks.Many<Signal> sink, Signal signal) {
    synchronized (sink) {
      // Nobody listening is no failure.
      sink.tryEmitNext(signal);
    }
  }

  @Override
  public Mono<Void> send(Signal signal) {
    return database.signal(signal);
  }

  @Override
  public Flux<Signal> receive() {
    return sink.asFlux()
        .onBackpressureBuffer(BACKLOG, BufferOverflowStrategy.DROP_OLDEST)
        .publishOn(Schedulers.parallel());
  }
}
