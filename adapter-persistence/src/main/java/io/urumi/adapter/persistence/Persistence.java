package io.urumi.adapter.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.R2dbcException;
import io.urumi.adapter.persistence.account.R2dbcAccounts;
import io.urumi.adapter.persistence.account.R2dbcPersonalTokens;
import io.urumi.adapter.persistence.account.R2dbcSessions;
import io.urumi.adapter.persistence.account.R2dbcSignInAttemptLog;
import io.urumi.adapter.persistence.account.R2dbcUsedTokens;
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
import io.urumi.adapter.persistence.team.R2dbcInvitations;
import io.urumi.adapter.persistence.team.R2dbcTeamMembers;
import io.urumi.adapter.persistence.team.R2dbcTeams;
import io.urumi.port.driven.account.AccountPorts;
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
  private final Pools pools;
  private final Database database;
  private final Database health;
  private final DatabaseDescription description;
  private final SignalChannel signals;
  private final PersistencePorts ports;
  private final AccountPorts accountPorts;
  private final Disposable maintenance;

  /**
   * Connections for requests, for leases and for the health check: requests that hold all of theirs
   * make neither a lease expire nor a healthy process look unhealthy.
   */
  private record Pools(PausablePool requests, PausablePool leases, PausablePool health) {
    static Pools of(ConnectionFactory connections, PersistenceSettings settings) {
      return new Pools(
          ConnectionPools.of(connections, settings.connections(), settings.timeouts()),
          ConnectionPools.of(connections, LEASE_CONNECTIONS, settings.timeouts()),
          ConnectionPools.of(connections, 1, settings.timeouts()));
    }

    List<PausablePool> all() {
      return List.of(requests, leases, health);
    }

    Mono<Void> close() {
      return Mono.when(all().stream().map(PausablePool::closeConnections).toList());
    }
  }

  private Persistence(Backend backend, Pools pools, String location) {
    this.backend = backend;
    this.pools = pools;
    database = new Database(pools.requests(), DatabaseErrors::translate);
    health = new Database(pools.health(), DatabaseErrors::translate);
    description = describe(pools.requests(), location);
    signals = backend.signals(database);
    signals.awaitOpen();
    Database leases = new Database(pools.leases(), DatabaseErrors::translate);
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
    accountPorts =
        new AccountPorts(
            new R2dbcAccounts(database),
            new R2dbcSessions(database),
            new R2dbcSignInAttemptLog(database),
            new R2dbcTeams(database),
            new R2dbcTeamMembers(database),
            new R2dbcPersonalTokens(database),
            new R2dbcInvitations(database),
            new R2dbcUsedTokens(database));
    maintenance = backend.startMaintenance(pools.all());
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
      Pools pools = Pools.of(backend.connections(), settings);
      try {
        return new Persistence(backend, pools, location);
      } catch (RuntimeException error) {
        pools.close().subscribe();
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

  /** The driven ports for accounts; usable until the database is closed. */
  public AccountPorts accountPorts() {
    return accountPorts;
  }

  /** The database for users; never contains a credential. */
  public DatabaseDescription description() {
    return description;
  }

  /**
   * Completes when the database responds; {@link DatabaseUnavailableException} when it does not.
   * Does not wait for a connection that requests use.
   */
  public Mono<Void> ping() {
    return health.translated(health.sql("select 1").fetch().rowsUpdated().then());
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
      pools.close().block(CLOSE_TIMEOUT);
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
