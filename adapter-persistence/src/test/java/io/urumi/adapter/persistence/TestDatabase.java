package io.urumi.adapter.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/** A database with two replicas on it, and a way behind their backs. */
final class TestDatabase implements AutoCloseable {
  static {
    // From now on a blocked event loop is an error, in whatever test it happens, and it is printed:
    // a driver that swallows it leaves a test waiting. Let pass are mere locks, which queues,
    // timers
    // and allocators hold for moments; waiting for anything to happen is not.
    BlockHound.builder()
        .loadIntegrations()
        .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock")
        .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "readLock")
        .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "writeLock")
        .blockingMethodCallback(method -> {
          Error error = new BlockingOperationError(method);
          error.printStackTrace();
          throw error;
        })
        .install();
  }

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
          "delete from turn",
          "delete from cluster_binding");

  private final PersistenceSettings settings;
  private final MigrationTarget jdbc;
  private final Persistence persistence;
  private final Persistence otherReplica;

  TestDatabase(PersistenceSettings settings, MigrationTarget jdbc) {
    this.settings = settings;
    this.jdbc = jdbc;
    persistence = Persistence.open(settings);
    otherReplica = Persistence.open(settings);
  }

  static TestDatabase h2(PersistenceSettings settings) {
    return new TestDatabase(settings, h2Target(settings));
  }

  static MigrationTarget h2Target(PersistenceSettings settings) {
    if (settings.address() instanceof DatabaseAddress.H2 h2) {
      return new MigrationTarget("jdbc:h2:" + h2.h2Name(), "sa", "", "");
    }
    throw new IllegalArgumentException("not H2: " + settings);
  }

  static TestDatabase postgres() {
    PersistenceSettings settings = TestPostgres.newDatabase();
    return new TestDatabase(settings, TestPostgres.jdbc(settings));
  }

  Persistence persistence() {
    return persistence;
  }

  Persistence otherReplica() {
    return otherReplica;
  }

  /** One more replica, with another patience. */
  Persistence open(Duration statementTimeout) {
    return Persistence.open(settings.withStatementTimeout(statementTimeout));
  }

  /** As new. */
  void reset() {
    RESET.forEach(this::execute);
  }

  /** Changes something as somebody with access to the database would. */
  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw new IllegalStateException(sql, error);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbc.jdbcUrl(), jdbc.username(), jdbc.password());
  }

  @Override
  public void close() {
    otherReplica.close();
    persistence.close();
  }
}
