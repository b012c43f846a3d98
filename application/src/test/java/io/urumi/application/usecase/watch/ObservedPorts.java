package io.urumi.application.usecase.watch;

import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ports of a database: counts the queries for events and stores, and can be interrupted. */
final class ObservedPorts {
  private final PersistencePorts real;
  private final AtomicInteger eventQueries = new AtomicInteger();
  private final AtomicInteger storeQueries = new AtomicInteger();
  private final AtomicBoolean away = new AtomicBoolean();

  ObservedPorts(PersistencePorts real) {
    this.real = real;
  }

  /** Queries of the event log until now. */
  int eventQueries() {
    return eventQueries.get();
  }

  /** Queries of stores until now. */
  int storeQueries() {
    return storeQueries.get();
  }

  /** Whether every query fails. */
  void setAway(boolean now) {
    away.set(now);
  }

  PersistencePorts ports() {
    return with(real.signals());
  }

  /** The ports of a replica that receives no signal. */
  PersistencePorts withoutSignals() {
    return with(
        new Signals() {
          @Override
          public Mono<Void> send(Signal signal) {
            return Mono.empty();
          }

          @Override
          public Flux<Signal> receive() {
            return Flux.never();
          }
        });
  }

  private PersistencePorts with(Signals signals) {
    return new PersistencePorts(
        observed(StoreRepository.class, real.stores(), storeQueries),
        observed(EventLog.class, real.events(), eventQueries),
        real.audit(),
        real.idempotencyKeys(),
        real.orphans(),
        real.taskLock(),
        real.transactions(),
        signals);
  }

  private <T> T observed(Class<T> port, T target, AtomicInteger queries) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          Publisher<?> query = (Publisher<?>) method.invoke(target, arguments);
          return method.getReturnType() == Mono.class
              ? Mono.defer(() -> begin(queries).then(Mono.from(query)))
              : Flux.defer(() -> begin(queries).thenMany(Flux.from(query)));
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private Mono<Void> begin(AtomicInteger queries) {
    queries.incrementAndGet();
    return away.get()
        ? Mono.error(new IllegalStateException("the database is away"))
        : Mono.empty();
  }
}
