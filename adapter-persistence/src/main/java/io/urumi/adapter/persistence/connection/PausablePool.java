package io.urumi.adapter.persistence.connection;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A connection pool with one timeout for the complete acquisition: the pool alone starts its
 * timeout again for every broken connection that it finds.
 *
 * <p>It can be paused: then no connection is in use, and callers wait for one within that timeout.
 */
public final class PausablePool implements ConnectionFactory {
  private final Supplier<ConnectionPool> pools;
  private final Duration acquireTimeout;
  private final AtomicInteger acquiring = new AtomicInteger();

  /** What callers wait for while the pool is paused. */
  private final AtomicReference<Sinks.@Nullable Empty<Void>> pause = new AtomicReference<>();

  private volatile ConnectionPool pool;

  PausablePool(Supplier<ConnectionPool> pools, Duration acquireTimeout) {
    this.pools = pools;
    this.acquireTimeout = acquireTimeout;
    pool = pools.get();
  }

  @Override
  public Mono<Connection> create() {
    return Mono.defer(this::acquire)
        .timeout(acquireTimeout, Mono.error(() -> noConnection(acquireTimeout)));
  }

  private Mono<Connection> acquire() {
    // Counted before the pause is looked at, so that a pause that begins now waits for this call.
    acquiring.incrementAndGet();
    Sinks.Empty<Void> current = pause.get();
    if (current != null) {
      acquiring.decrementAndGet();
      return current.asMono().then(Mono.defer(this::acquire));
    }
    return Mono.<Connection>from(pool.create()).doFinally(_ -> acquiring.decrementAndGet());
  }

  private static R2dbcTimeoutException noConnection(Duration timeout) {
    return new R2dbcTimeoutException("no connection within " + timeout.toMillis() + " ms");
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return pool.getMetadata();
  }

  /** Gives out no connection from now on; those in use stay open. */
  public void pause() {
    pause.compareAndSet(null, Sinks.empty());
  }

  /** Whether a connection is in use, or is being given out. */
  public boolean isInUse() {
    return acquiring.get() > 0
        || pool.getMetrics().map(metrics -> metrics.acquiredSize() > 0).orElse(false);
  }

  /** Closes the connections; after a pause, {@link #resume} opens others. */
  public Mono<Void> closeConnections() {
    return pool.disposeLater();
  }

  /** Ends the pause. */
  public void resume() {
    if (pool.isDisposed()) {
      pool = pools.get();
    }
    Sinks.Empty<Void> ended = pause.getAndSet(null);
    if (ended != null) {
      ended.tryEmitEmpty();
    }
  }
}
