package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.backend.MigrationTarget;
import io.urumi.adapter.persistence.backend.Migrations;
import io.urumi.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A replica of the version whose records have format 1: its tables, its SQL and its hash. */
final class FormerReplica {
  private static final String AT = "2026-11-24 12:00:00+00";
  private static final String AT_MICROS = "1795521600000000";

  private final MigrationTarget target;

  FormerReplica(MigrationTarget target) {
    this.target = target;
  }

  /** Creates the tables as that version left them. */
  void migrate() {
    migrate("8");
  }

  /**
   * As the last version without teams left its tables: an administrator's account, and a store each
   * of the owners {@code local} and {@code shops}.
   */
  void createAccountAndStores() throws SQLException {
    migrate("11");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into account (id, name, password_hash, platform_roles, created_at)
          values ('00000000-0000-0000-0000-00000000000a', 'admin', 'hash', 'ADMINISTRATOR',
            timestamp with time zone '%s')
          """
              .formatted(AT));
      for (String owner : List.of("local", "shops")) {
        statement.executeUpdate(
            """
            insert into store (id, name, name_key, subdomain, owner, plan, desired, generation,
              observed_generation, phase, deleted, conditions, phase_since, created_at, updated_at,
              version, woken, lease_token)
            values ('%1$s', '%2$s', '%2$s', '%2$s', '%2$s', 'small', 'PRESENT', 1, 1, 'REQUESTED',
              false, '[]', current_timestamp, current_timestamp, current_timestamp, 1, false, 0)
            """
                .formatted(UUID.randomUUID(), owner));
      }
    }
  }

  /**
   * Saves the spec of a store with the next generation, as versions before transfers did: with the
   * owner that it has read.
   *
   * @return number of rows
   */
  int saveSpec(UUID store, String owner, long generation) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement update =
            connection.prepareStatement(
                "update store set name = 'Saved', owner = ?, generation = ? where id = ? and"
                    + " generation = ?")) {
      update.setString(1, owner);
      update.setLong(2, generation + 1);
      update.setObject(3, store);
      update.setLong(4, generation);
      return update.executeUpdate();
    }
  }

  private void migrate(String version) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(target.jdbcUrl(), target.username(), target.password())
        .locations("classpath:io/urumi/adapter/persistence/migration")
        .placeholders(Map.of("binary", target.binary()))
        .target(version)
        .load()
        .migrate();
  }

  /** Appends an audit entry. */
  void append(String detail) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      long sequence;
      String previous;
      try (ResultSet head =
          statement.executeQuery("select entries, hash from audit_head where id = 1 for update")) {
        head.next();
        sequence = head.getLong(1) + 1;
        previous = head.getString(2);
      }
      String hash = hash(sequence, previous, detail);
      insert(connection, sequence, previous, hash, detail);
      statement.executeUpdate(
          "update audit_head set entries = %d, hash = '%s' where id = 1".formatted(sequence, hash));
      connection.commit();
    }
  }

  private static void insert(
      Connection connection, long sequence, String previous, String hash, String detail)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_entry (sequence_number, happened_at, actor, origin, request_id,"
                + " action, subject, subdomain, outcome, detail, hash, previous_hash) values (?,"
                + " timestamp with time zone '"
                + AT
                + "', 'local', 'there', '7', 'store.create', 'store/1', null, 'ACCEPTED', ?, ?,"
                + " ?)")) {
      insert.setLong(1, sequence);
      insert.setString(2, detail);
      insert.setString(3, hash);
      insert.setString(4, previous);
      insert.executeUpdate();
    }
  }

  private static String hash(long sequence, String previous, String detail) {
    StringBuilder text = new StringBuilder(previous);
    for (String field : List.of(String.valueOf(sequence), AT_MICROS, "local", "there", "7")) {
      netstring(text, field);
    }
    netstring(text, "store.create");
    netstring(text, "store/1");
    text.append("-,");
    netstring(text, "ACCEPTED");
    netstring(text, detail);
    return Sha256.hex(text.toString());
  }

  private static void netstring(StringBuilder text, String field) {
    text.append(field.getBytes(StandardCharsets.UTF_8).length).append(':').append(field);
    text.append(',');
  }

  /** Appends the event of a request by {@code me}. */
  void appendEvent() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update event_counter set last_id = last_id + 1 where id = 1");
      statement.executeUpdate(
          """
          insert into store_event (id, store_id, kind, happened_at, payload)
          values ((select last_id from event_counter where id = 1),
            '00000000-0000-0000-0000-000000000001', 'StoreRequested', current_timestamp,
            '{"kind":"StoreRequested","storeId":"00000000-0000-0000-0000-000000000001",\
          "subdomain":"alpha","at":"2026-11-24T12:00:00Z","actor":"me"}')
          """);
      connection.commit();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(target.jdbcUrl(), target.username(), target.password());
  }
}
