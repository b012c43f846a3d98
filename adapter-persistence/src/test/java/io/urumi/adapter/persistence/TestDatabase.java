package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.backend.MigrationTarget;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A database with two replicas, and direct access to its tables. */
public final class TestDatabase implements AutoCloseable {
  private static final List<String> RESET =
      List.of(
          "delete from store",
          "delete from store_event",
          "update event_counter set last_id = 0",
          "update event_floor set trimmed_to = 0",
          "delete from store_step",
          "delete from store_owner",
          "delete from audit_entry",
          "delete from audit_head",
          "insert into audit_head (id, entries, hash) values (1, 0, '" + "0".repeat(64) + "')",
          "delete from idempotency_key",
          "delete from orphan",
          "delete from periodic_task",
          "delete from account_session",
          "delete from invitation",
          "delete from team",
          "insert into team (id, name, created_at) values ('local', 'Local', current_timestamp)",
          "delete from account",
          "delete from sign_in_attempt",
          "delete from used_token",
          "delete from cluster_binding");

  private final PersistenceSettings settings;
  private final MigrationTarget jdbc;
  private final Persistence persistence;
  private final Persistence otherReplica;

  public TestDatabase(PersistenceSettings settings, MigrationTarget jdbc) {
    this.settings = settings;
    this.jdbc = jdbc;
    persistence = Persistence.open(settings);
    otherReplica = Persistence.open(settings);
  }

  public static TestDatabase h2(PersistenceSettings settings) {
    return new TestDatabase(settings, h2Target(settings));
  }

  public static MigrationTarget h2Target(PersistenceSettings settings) {
    if (settings.address() instanceof DatabaseAddress.H2 h2) {
      return new MigrationTarget(
          "jdbc:h2:" + h2.h2Name(), "sa", "", "", List.of(MigrationTarget.COMMON));
    }
    throw new IllegalArgumentException("not H2: " + settings);
  }

  public static TestDatabase postgres() {
    PersistenceSettings settings = TestPostgres.newDatabase();
    return new TestDatabase(settings, TestPostgres.jdbc(settings));
  }

  public Persistence persistence() {
    return persistence;
  }

  public Persistence otherReplica() {
    return otherReplica;
  }

  /** Another replica with its own timeout. */
  public Persistence open(Duration statementTimeout) {
    return Persistence.open(settings.withStatementTimeout(statementTimeout));
  }

  /** Empties the database. */
  public void reset() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : RESET) {
        statement.execute(sql);
      }
    } catch (SQLException error) {
      throw new IllegalStateException("cannot empty the database", error);
    }
  }

  /** Runs a statement with direct access to the database. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw new IllegalStateException(sql, error);
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbc.jdbcUrl(), jdbc.username(), jdbc.password());
  }

  @Override
  public void close() {
    otherReplica.close();
    persistence.close();
  }
}
