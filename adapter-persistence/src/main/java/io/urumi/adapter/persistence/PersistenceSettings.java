package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.backend.CompactionSettings;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The database's address, pool size and timeouts. Immutable; never shows the password. */
public final class PersistenceSettings {
  private final DatabaseAddress address;
  private final int connections;
  private final DatabaseTimeouts timeouts;
  private final CompactionSettings compaction;

  private PersistenceSettings(DatabaseAddress address) {
    this(address, 10, DatabaseTimeouts.defaults(), CompactionSettings.defaults());
  }

  private PersistenceSettings(
      DatabaseAddress address,
      int connections,
      DatabaseTimeouts timeouts,
      CompactionSettings compaction) {
    if (connections < 1) {
      throw new IllegalArgumentException("at least one connection, not " + connections);
    }
    this.address = address;
    this.connections = connections;
    this.timeouts = timeouts;
    this.compaction = compaction;
  }

  /**
   * H2 in a file {@code urumi.mv.db} of a folder, which is created when it is missing. One process
   * at a time can have it open.
   *
   * @throws IllegalArgumentException when H2 cannot address the folder: its path contains a
   *     semicolon
   */
  public static PersistenceSettings embedded(Path folder) {
    return new PersistenceSettings(DatabaseAddress.H2.inFolder(folder));
  }

  /** H2 in memory: deleted when the last {@link Persistence} with this name is closed. */
  public static PersistenceSettings inMemory(String name) {
    return new PersistenceSettings(DatabaseAddress.H2.inMemory(name));
  }

  /**
   * A database by its R2DBC address: {@code r2dbc:postgresql://host[:port]/name[?sslMode=…]},
   * {@code r2dbc:h2:file:///path} or {@code r2dbc:h2:mem:///name}.
   *
   * @param username null when the address contains it
   * @param password null when the address contains it, or none is needed
   * @throws IllegalArgumentException when the address is none of these; its text does not repeat
   *     the address, which may contain a password
   */
  public static PersistenceSettings of(
      String r2dbcUrl, @Nullable String username, @Nullable String password) {
    return new PersistenceSettings(DatabaseAddress.parse(r2dbcUrl, username, password));
  }

  /** Size of the connection pool. Default: 10. */
  public PersistenceSettings withConnections(int connections) {
    return new PersistenceSettings(address, connections, timeouts, compaction);
  }

  /** Longest wait for a free or new connection. Default: 5 s. */
  public PersistenceSettings withAcquireTimeout(Duration timeout) {
    return new PersistenceSettings(address, connections, timeouts.withAcquire(timeout), compaction);
  }

  /** Longest time of a statement, including waiting for locks. Default: 10 s. */
  public PersistenceSettings withStatementTimeout(Duration timeout) {
    return new PersistenceSettings(
        address, connections, timeouts.withStatement(timeout), compaction);
  }

  /** When the file of the embedded database is rewritten without gaps. */
  PersistenceSettings withCompaction(CompactionSettings settings) {
    return new PersistenceSettings(address, connections, timeouts, settings);
  }

  CompactionSettings compaction() {
    return compaction;
  }

  DatabaseAddress address() {
    return address;
  }

  int connections() {
    return connections;
  }

  DatabaseTimeouts timeouts() {
    return timeouts;
  }

  @Override
  public String toString() {
    return "PersistenceSettings[" + Objects.toString(address.location()) + "]";
  }
}
