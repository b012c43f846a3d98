package io.urumi.adapter.persistence;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionMetadata;
import io.urumi.port.driven.persistence.PersistencePorts;
import java.time.Duration;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * An open database and the driven ports that keep their things in it. Safe for any number of
 * threads; nothing that it returns blocks the thread that subscribes.
 *
 * <p>What the ports return fails with {@link DatabaseUnavailableException} while the database does
 * not answer, and works again by itself when it does.
 */
public final class Persistence implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Backend backend;
  private final ConnectionPool pool;
  private final Database database;
  private final DatabaseDescription description;
  private final SignalChannel signals;
  private final PersistencePorts ports;

  private Persistence(Backend backend, ConnectionPool pool, Patience patience, String location) {
    this.backend = backend;
    this.pool = pool;
    ConnectionFactory connections = Pools.bounded(pool, patience);
    database = new Database(connections);
    description = describe(connections, location);
    signals = backend.signals(database);
    signals.awaitOpen();
    ports =
        new PersistencePorts(
            new R2dbcStoreRepository(database),
            new R2dbcEventLog(database),
            new R2dbcAuditLog(database),
            new R2dbcIdempotencyKeys(database),
            new R2dbcOrphanRegister(database),
            new R2dbcTaskLock(database),
            new R2dbcTransactions(database),
            signals);
  }

  /**
   * Opens the database and brings its tables up to date. Blocks: not for event loops.
   *
   * @throws DatabaseInUseException when another process has the embedded database open
   * @throws DatabaseUnavailableException when the database cannot be reached, does not let us in,
   *     or its tables cannot be brought up to date; names the cause and no credential
   */
  public static Persistence open(PersistenceSettings settings) {
    String location = settings.address().location();
    Backend backend =
        switch (settings.address()) {
          case DatabaseAddress.H2 h2 -> H2Backend.open(h2, settings.patience());
          case DatabaseAddress.Postgres postgres ->
              new PostgresBackend(postgres, settings.patience());
        };
    try {
      Migrations.run(backend.migrationTarget());
      return open(backend, settings.patience(), location);
    } catch (FlywayException | DatabaseUnavailableException error) {
      backend.close();
      throw DatabaseErrors.unopened(location, error);
    }
  }

  private static Persistence open(Backend backend, Patience patience, String location) {
    ConnectionPool pool = Pools.of(backend.connections(), patience);
    try {
      return new Persistence(backend, pool, patience, location);
    } catch (RuntimeException error) {
      pool.dispose();
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

  /** Which database it is, for people; never holds a credential. */
  public DatabaseDescription description() {
    return description;
  }

  /** Completes when the database answers; {@link DatabaseUnavailableException} when it does not. */
  public Mono<Void> ping() {
    return database.translated(database.sql("select 1").fetch().rowsUpdated().then());
  }

  /**
   * Records whose stores are kept here, so that they are never looked for in another cluster.
   * Blocks: not for event loops.
   *
   * @param name of the cluster; the first use records it
   * @throws DatabaseBelongsToOtherClusterException when another name was recorded first
   */
  public void bindToCluster(String name) {
    new ClusterBinding(database, description.location()).bind(name).block();
  }

  /** Closes every connection; what is under way may fail. Blocks: not for event loops. */
  @Override
  public void close() {
    signals.close();
    try {
      pool.disposeLater().block(FAREWELL);
    } catch (IllegalStateException late) {
      LOG.warn("Not every connection to the database was closed in time: {}", late.getMessage());
    }
    backend.close();
  }
}
