package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import org.reactivestreams.Publisher;

/** What a database does with a connection before it is used, and before each further use. */
@FunctionalInterface
public interface ConnectionSetup {

  /** Prepares a new connection for its first use. */
  Publisher<Void> prepare(Connection connection);

  /**
   * Whether a connection of the pool can be used again. By default, it can when the database
   * responds.
   */
  default Publisher<Boolean> validate(Connection connection, ValidationDepth depth) {
    return connection.validate(depth);
  }
}
