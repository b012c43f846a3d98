package io.urumi.adapter.persistence.connection;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Connection pools that recover when the database was unavailable. */
public final class ConnectionPools {
  private static final Duration MAX_IDLE = Duration.ofMinutes(5);
  private static final Duration MAX_LIFE = Duration.ofMinutes(30);

  private ConnectionPools() {}

  /**
   * The pool's connections, with one timeout for the complete acquisition: the pool alone starts
   * its timeout again for every broken connection that it finds.
   */
  public static ConnectionFactory bounded(ConnectionPool pool, DatabaseTimeouts timeouts) {
    return new ConnectionFactory() {
      @Override
      public Publisher<? extends Connection> create() {
        return Mono.<Connection>from(pool.create())
            .timeout(timeouts.acquire(), Mono.error(() -> acquireTimeout(timeouts)));
      }

      @Override
      public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
      }
    };
  }

  private static R2dbcTimeoutException acquireTimeout(DatabaseTimeouts timeouts) {
    return new R2dbcTimeoutException(
        "no connection within " + timeouts.acquire().toMillis() + " ms");
  }

  public static ConnectionPool of(
      ConnectionFactory connections, int size, DatabaseTimeouts timeouts) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections)
            .name("urumi")
            .initialSize(0)
            .maxSize(size)
            .maxAcquireTime(timeouts.acquire())
            .maxCreateConnectionTime(timeouts.acquire())
            .maxIdleTime(MAX_IDLE)
            .maxLifeTime(MAX_LIFE)
            // Queries the database: behind a broken network a connection looks open for hours.
            .validationDepth(ValidationDepth.REMOTE)
            .maxValidationTime(timeouts.acquire().dividedBy(4))
            .acquireRetry(size)
            .build());
  }
}
