package io.urumi.adapter.persistence;

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

/** Pools of connections that notice when the database went away and came back. */
final class Pools {
  private static final Duration MAX_IDLE = Duration.ofMinutes(5);
  private static final Duration MAX_LIFE = Duration.ofMinutes(30);

  private Pools() {}

  /**
   * The pool's connections, each within the patience as a whole: the pool by itself would be as
   * patient again with every connection that it finds broken.
   */
  static ConnectionFactory bounded(ConnectionPool pool, Patience patience) {
    return new ConnectionFactory() {
      @Override
      public Publisher<? extends Connection> create() {
        return Mono.<Connection>from(pool.create())
            .timeout(patience.acquire(), Mono.error(() -> late(patience)));
      }

      @Override
      public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
      }
    };
  }

  private static R2dbcTimeoutException late(Patience patience) {
    return new R2dbcTimeoutException(
        "no connection within " + patience.acquire().toMillis() + " ms");
  }

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
            .maxValidationTime(patience.acquire().dividedBy(4))
            .acquireRetry(patience.connections())
            .build());
  }
}
