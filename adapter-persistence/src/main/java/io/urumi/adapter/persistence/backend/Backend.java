package io.urumi.adapter.persistence.backend;

import io.r2dbc.spi.ConnectionFactory;
import io.urumi.adapter.persistence.connection.PausablePool;
import io.urumi.adapter.persistence.signal.SignalChannel;
import io.urumi.adapter.persistence.sql.Database;
import java.util.List;
import reactor.core.Disposable;

/** Everything in which the two databases differ. */
public interface Backend extends AutoCloseable {

  /** Creates connections with timeouts, without a pool. */
  ConnectionFactory connections();

  /**
   * Fails when the database cannot be used although it can be reached. Blocks; called before the
   * migrations.
   */
  void check();

  /** The database as the migrations connect to it. */
  MigrationTarget migrationTarget();

  /** Signals between replicas; sent by the connections of {@code database}. */
  SignalChannel signals(Database database);

  /**
   * Starts what the database needs while it is in use.
   *
   * @param pools everything that connects to it from now on
   * @return ends it; blocks until it has ended
   */
  Disposable startMaintenance(List<PausablePool> pools);

  /** Releases its resources; blocks for a moment. */
  @Override
  void close();
}
