package io.urumi.adapter.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which database, and how patient to be with it. Immutable; never shows its password. */
public final class PersistenceSettings {
  private final DatabaseAddress address;
  private final Patience patience;

  private PersistenceSettings(DatabaseAddress address, Patience patience) {
    this.address = address;
    this.patience = patience;
  }

  /**
   * H2 in a file {@code urumi.mv.db} of a folder, which is made when it is missing. One process at
   * a time can have it open.
   *
   * @throws IllegalArgumentException when H2 cannot address the folder: its path holds a semicolon
   */
  public static PersistenceSettings embedded(Path folder) {
    return new PersistenceSettings(DatabaseAddress.H2.inFolder(folder), Patience.defaults());
  }

  /** H2 in memory: gone when the last {@link Persistence} with this name is closed. */
  public static PersistenceSettings inMemory(String name) {
    return new PersistenceSettings(DatabaseAddress.H2.inMemory(name), Patience.defaults());
  }

  /**
   * A database by its R2DBC address: {@code r2dbc:postgresql://host[:port]/name[?sslMode=…]},
   * {@code r2dbc:h2:file:///path} or {@code r2dbc:h2:mem:///name}.
   *
   * @param username null when the address holds it
   * @param password null when the address holds it, or none is needed
   * @throws IllegalArgumentException when the address is none of these; its text does not repeat
   *     the address, which may hold a password
   */
  public static PersistenceSettings of(
      String r2dbcUrl, @Nullable String username, @Nullable String password) {
    return new PersistenceSettings(
        DatabaseAddress.parse(r2dbcUrl, username, password), Patience.defaults());
  }

  /** At most so many connections at a time; 10 unless said. */
  public PersistenceSettings withConnections(int connections) {
    return new PersistenceSettings(address, patience.withConnections(connections));
  }

  /** How long to wait for a free or new connection; 5 s unless said. */
  public PersistenceSettings withAcquireTimeout(Duration timeout) {
    return new PersistenceSettings(address, patience.withAcquire(timeout));
  }

  /** How long a statement may take, waiting for locks included; 10 s unless said. */
  public PersistenceSettings withStatementTimeout(Duration timeout) {
    return new PersistenceSettings(address, patience.withStatement(timeout));
  }

  DatabaseAddress address() {
    return address;
  }

  Patience patience() {
    return patience;
  }

  @Override
  public String toString() {
    return "PersistenceSettings[" + Objects.toString(address.location()) + "]";
  }
}
