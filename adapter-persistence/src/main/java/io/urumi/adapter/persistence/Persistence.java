package io.urumi.adapter.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.R2dbcException;
import io.urumi.adapter.persistence.audit.R2dbcAuditLog;
import io.urumi.adapter.persistence.backend.Backend;
import io.urumi.adapter.persistence.backend.H2Backend;
import io.urumi.adapter.persistence.backend.Migrations;
import io.urumi.adapter.persistence.backend.PostgresBackend;
import io.urumi.adapter.persistence.connection.ConnectionPools;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.PausablePool;
import io.urumi.adapter.persistence.event.R2dbcEventLog;
import io.urumi.adapter.persistence.orphan.R2dbcOrphanRegister;
import io.urumi.adapter.persistence.signal.SignalChannel;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.R2dbcTransactions;
import io.urumi.adapter.persistence.store.R2dbcIdempotencyKeys;
import io.urumi.adapter.persistence.store.R2dbcStoreRepository;
import io.urumi.adapter.persistence.task.R2dbcTaskLock;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.ClusterIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * An open database and its driven ports. Thread-safe; nothing that the ports return blocks the
 * subscribing thread.
 *
 * <p>Calls of the ports fail with {@link DatabaseUnavailableException} while the database does not
 * respond, and succeed again when it does.
 */
public final class Persistence implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Enough for a claim, a renewal and the lock of a periodic task at the same time. */
  private static final int LEASE_CONNECTIONS = 3;

  private final Backend backend;
  private final PausablePool pool;
  private final PausablePool leasePool;
  private final Database database;
  private final DatabaseDescription description;
  private final SignalChannel signals;
  private final PersistencePorts ports;
  private final Disposable maintenance;

  private Persistence(Backend backend, PausablePool pool, PausablePool leasePool, String location) {
    this.backend = backend;
    this.pool = pool;
    this.leasePool = leasePool;
    database = new Database(pool, DatabaseErrors::translate);
    description = describe(pool, location);
    signals = backend.signals(database);
    signals.awaitOpen();
    Database leases = new Database(leasePool, DatabaseErrors::translate);
    ports =
        new PersistencePorts(
            new R2dbcStoreRepository(database, leases),
            new R2dbcEventLog(database),
            new R2dbcAuditLog(database),
            new R2dbcIdempotencyKeys(database),
            new R2dbcOrphanRegister(database),
            new R2dbcTaskLock(leases),
            new R2dbcTransactions(database),
            signals);
    maintenance = backend.startMaintenance(List.of(pool, leasePool));
  }

  /**
   * Opens the database and migrates its tables. Blocks: not for event loops.
   *
   * @throws DatabaseInUseException when another process has the embedded database open
   * @throws DatabaseUnavailableException when the database cannot be reached, refuses the
   *     credentials, or its tables cannot be migrated; names the cause and no credential
   */
  public static Persistence open(PersistenceSettings settings) {
    String location = settings.address().location();
    try {
      return open(backend(settings), settings, location);
    } catch (FlywayException | DatabaseUnavailableException | R2dbcException error) {
      throw DatabaseErrors.unopened(location, error);
    }
  }

  private static Backend backend(PersistenceSettings settings) {
    return switch (settings.address()) {
      case DatabaseAddress.H2 h2 -> H2Backend.open(h2, settings.timeouts(), settings.compaction());
      case DatabaseAddress.Postgres postgres -> new PostgresBackend(postgres, settings.timeouts());
    };
  }

  private static Persistence open(Backend backend, PersistenceSettings settings, String location) {
    try {
      backend.check();
      Migrations.run(backend.migrationTarget());
      PausablePool pool =
          ConnectionPools.of(backend.connections(), settings.connections(), settings.timeouts());
      PausablePool leasePool =
          ConnectionPools.of(
              backend.connections(), LEASE_CONNECTIONS, settings.timeouts().withoutQueue());
      try {
        return new Persistence(backend, pool, leasePool, location);
      } catch (RuntimeException error) {
        pool.closeConnections().subscribe();
        leasePool.closeConnections().subscribe();
        throw error;
      }
    } catch (RuntimeException error) {
      backend.close();
      throw error;
    }
  }

  private static DatabaseDescription describe(ConnectionFactory connections, String location) {
    Mono<DatabaseDescription> description =
        Mono.usingWhen(
            connections.create(),
            connection -> {
              ConnectionMetadata metadata = connection.getMetadata();
              return Mono.just(
                  new DatabaseDescription(
                      metadata.getDatabaseProductName(), metadata.getDatabaseVersion(), location));
            },
            Connection::close);
    return Objects.requireNonNull(description.onErrorMap(DatabaseErrors::translate).block());
  }

  /** The driven ports; usable until the database is closed. */
  public PersistencePorts ports() {
    return ports;
  }

  /** The database for users; never contains a credential. */
  public DatabaseDescription description() {
    return description;
  }

  /**
   * Completes when the database responds; {@link DatabaseUnavailableException} when it does not.
   */
  public Mono<Void> ping() {
    return database.translated(database.sql("select 1").fetch().rowsUpdated().then());
  }

  /**
   * Records the cluster that runs the stores of this database, so that no other cluster is used
   * with it, whatever its name. A database without a recorded UID adopts the UID of the cluster
   * with the recorded name. Blocks: not for event loops.
   *
   * @param cluster recorded at the first use; without a UID, call this again when the UID is known
   * @throws DatabaseBelongsToOtherClusterException when another cluster was recorded first
   */
  public void bindToCluster(ClusterIdentity cluster) {
    new ClusterBinding(database, description.location()).bind(cluster).block();
  }

  /** Closes every connection; calls in progress may fail. Blocks: not for event loops. */
  @Override
  public void close() {
    signals.close();
    maintenance.dispose();
    try {
      Mono.when(pool.closeConnections(), leasePool.closeConnections()).block(CLOSE_TIMEOUT);
    } catch (IllegalStateException late) {
      LOG.warn("Not every connection to the database was closed in time: {}", late.getMessage());
    }
    try {
      backend.close();
    } catch (R2dbcException error) {
      LOG.warn("The database was not closed cleanly: {}", error.toString());
    }
  }
}
