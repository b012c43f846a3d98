package io.urumi.adapter.persistence;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;

/** Pools of connections that notice when the database went away and came back. */
final class Pools {
  private static final Duration MAX_IDLE = Duration.ofMinutes(5);
  private static final Duration MAX_LIFE = Duration.ofMinutes(30);

  private Pools() {}

  static ConnectionPool of(ConnectionFactory connections, Patience patience) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections)
            .name("urumi")
            .initialSize(0)
            .maxSize(patience.connections())
            .maxAcquireTime(patience.acquire())
            .maxCreateConnectionTime(patience.acquire())
            .maxIdleTime(MAX_IDLE)
            .maxLifeTime(MAX_LIFE)
            // Asks the database itself: behind a cut cable a connection looks open for hours.
            .validationDepth(ValidationDepth.REMOTE)
            .maxValidationTime(patience.acquire().dividedBy(2))
            .acquireRetry(patience.connections())
            .build());
  }
}
