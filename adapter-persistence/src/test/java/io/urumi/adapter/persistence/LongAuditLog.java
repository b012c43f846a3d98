package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.audit.AuditChain;
import io.urumi.adapter.persistence.audit.AuditHash;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Fills the audit log with many entries. */
public final class LongAuditLog {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private LongAuditLog() {}

  /** An intact chain; the log must be empty. */
  public static void fill(TestDatabase database, int count) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into audit_entry (sequence_number, happened_at, actor, origin, request_id,"
                    + " action, subject, outcome, detail, hash, previous_hash, format, principal_id,"
                    + " principal_kind, owner)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      String previous = AuditHash.ORIGIN;
      for (int i = 1; i <= count; i++) {
        AuditEntry entry = AuditChain.link(draft(i), i, previous);
        previous = entry.hash();
        insert.setLong(1, i);
        insert.setTimestamp(2, Timestamp.from(entry.at()));
        insert.setString(3, entry.actor().name());
        insert.setString(4, entry.actor().origin());
        insert.setString(5, entry.actor().requestId());
        insert.setString(6, entry.action());
        insert.setString(7, entry.subject());
        insert.setString(8, entry.outcome().name());
        insert.setString(9, entry.detail());
        insert.setString(10, entry.hash());
        insert.setString(11, entry.previousHash());
        insert.setInt(12, entry.format());
        insert.setString(13, entry.actor().principalId());
        insert.setString(14, entry.actor().principalKind());
        insert.setString(15, entry.owner());
        insert.addBatch();
        if (i % 1_000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
      database.execute("update audit_head set entries = " + count + ", hash = '" + previous + "'");
    }
  }

  private static AuditDraft draft(int number) {
    return new AuditDraft(
        NOW.plusMillis(number),
        TestPrincipals.local("127.0.0.1", "request-" + number),
        AuditAction.STORE_CREATE,
        "store/" + number,
        null,
        StoreFixtures.OWNER,
        AuditEntry.Outcome.ACCEPTED,
        "Entry " + number);
  }
}
