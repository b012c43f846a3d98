package io.urumi.adapter.persistence.connection;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;

/** Connection pools that recover when the database was unavailable. */
public final class ConnectionPools {
  private static final Duration MAX_IDLE = Duration.ofMinutes(5);
  private static final Duration MAX_LIFE = Duration.ofMinutes(30);

  private ConnectionPools() {}

  /** A pool of at most {@code size} connections. */
  public static PausablePool of(
      ConnectionFactory connections, int size, DatabaseTimeouts timeouts) {
    return new PausablePool(() -> pool(connections, size, timeouts), timeouts.acquire());
  }

  private static ConnectionPool pool(
      ConnectionFactory connections, int size, DatabaseTimeouts timeouts) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections)
            .name("urumi")
            .initialSize(0)
            .maxSize(size)
            .maxAcquireTime(timeouts.acquire())
            .maxCreateConnectionTime(timeouts.connect())
            .maxIdleTime(MAX_IDLE)
            .maxLifeTime(MAX_LIFE)
            // Queries the database: behind a broken network a connection looks open for hours.
            .validationDepth(ValidationDepth.REMOTE)
            .maxValidationTime(timeouts.connect().dividedBy(4))
            .acquireRetry(size)
            .build());
  }
}
