package io.urumi.adapter.persistence;

import io.r2dbc.spi.ConnectionFactory;

/** All in which the two databases differ. */
interface Backend extends AutoCloseable {

  /** Makes guarded connections, without a pool. */
  ConnectionFactory connections();

  /** How the migrations reach the database. */
  MigrationTarget migrationTarget();

  /** How replicas tell each other; sends by the connections of {@code database}. */
  SignalChannel signals(Database database);

  /** Lets go of what it holds; blocks for a moment. */
  @Override
  void close();
}
