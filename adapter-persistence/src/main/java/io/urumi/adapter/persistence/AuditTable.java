package io.urumi.adapter.persistence;

import io.r2dbc.spi.Readable;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The tables {@code audit_entry} and {@code audit_head}. */
final class AuditTable {
  private static final String COLUMNS =
      "sequence_number, happened_at, actor, origin, request_id, action, subject, subdomain,"
          + " outcome, detail, hash, previous_hash";

  private final Database database;

  AuditTable(Database database) {
    this.database = database;
  }

  /**
   * Where the chain ends.
   *
   * @param entries how many there are, and so the newest sequence number
   * @param hash of the newest
   */
  record Head(long entries, String hash) {}

  /** The head; from now on it is ours until the transaction ends. */
  Mono<Head> lockHead() {
    return head("select entries, hash from audit_head where id = 1 for update")
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("the row of audit_head is gone")));
  }

  /** The head as it is; empty when somebody removed it. */
  Mono<Head> head() {
    return head("select entries, hash from audit_head where id = 1");
  }

  private Mono<Head> head(String sql) {
    return database
        .sql(sql)
        .map(row -> new Head(Rows.number(row, "entries"), Rows.text(row, "hash")))
        .one();
  }

  Mono<Long> insert(AuditEntry entry) {
    GenericExecuteSpec statement =
        database
            .sql(
                """
                insert into audit_entry (%s)
                values (:sequence, :at, :actor, :origin, :requestId, :action, :subject, :subdomain,
                  :outcome, :detail, :hash, :previousHash)
                """
                    .formatted(COLUMNS))
            .bind("sequence", entry.sequence())
            .bind("at", entry.at())
            .bind("actor", entry.actor().name())
            .bind("origin", entry.actor().origin())
            .bind("requestId", entry.actor().requestId())
            .bind("action", entry.action())
            .bind("subject", entry.subject())
            .bind("outcome", entry.outcome().name())
            .bind("detail", entry.detail())
            .bind("hash", entry.hash())
            .bind("previousHash", entry.previousHash());
    return Rows.bind(statement, "subdomain", entry.subdomain(), String.class).fetch().rowsUpdated();
  }

  Mono<Long> moveHead(AuditEntry newest) {
    return database
        .sql("update audit_head set entries = :entries, hash = :hash where id = 1")
        .bind("entries", newest.sequence())
        .bind("hash", newest.hash())
        .fetch()
        .rowsUpdated();
  }

  /** Newest first. */
  Mono<List<AuditEntry>> before(long sequence, int limit) {
    return entries("sequence_number < :bound order by sequence_number desc", sequence, limit);
  }

  /** Oldest first. */
  Mono<List<AuditEntry>> after(long sequence, int limit) {
    return entries("sequence_number > :bound order by sequence_number", sequence, limit);
  }

  /** Oldest first. */
  Mono<List<AuditEntry>> matching(AuditFilter filter, long after, long last, int limit) {
    StringBuilder where =
        new StringBuilder("sequence_number > :after and sequence_number <= :last");
    Map<String, Object> values = new HashMap<>();
    values.put("after", after);
    values.put("last", last);
    values.put("limit", limit);
    String order = "sequence_number";
    if (filter.from() != null) {
      where.append(" and happened_at >= :from");
      values.put("from", filter.from());
    }
    if (filter.to() != null) {
      where.append(" and happened_at < :to");
      values.put("to", filter.to());
    }
    String subject = filter.subject();
    if (subject != null) {
      where.append(" and subject = :subject");
      values.put("subject", subject);
      // As the index has it; H2 does not see by itself that it is the same.
      order = "subject, sequence_number";
    }
    return database
        .sql(
            "select %s from audit_entry where %s order by %s limit :limit"
                .formatted(COLUMNS, where, order))
        .bindValues(values)
        .map(AuditTable::read)
        .all()
        .collectList();
  }

  /** The request id of the newest accepted entry about a subject that has one. */
  Mono<String> lastRequest(String subject) {
    return database
        .sql(
            """
            select request_id from audit_entry
            where subject = :subject and outcome = 'ACCEPTED' and request_id <> ''
            order by subject desc, sequence_number desc limit 1
            """)
        .bind("subject", subject)
        .map(row -> Rows.text(row, "request_id"))
        .one();
  }

  private Mono<List<AuditEntry>> entries(String where, long bound, int limit) {
    return database
        .sql("select %s from audit_entry where %s limit :limit".formatted(COLUMNS, where))
        .bind("bound", bound)
        .bind("limit", limit)
        .map(AuditTable::read)
        .all()
        .collectList();
  }

  /** The first entry that the head knows nothing of; empty when there is none. */
  Mono<Long> firstBeyondHead() {
    return database
        .sql(
            """
            select sequence_number from audit_entry
            where sequence_number > (select entries from audit_head where id = 1)
            order by sequence_number limit 1
            """)
        .map(row -> Rows.number(row, "sequence_number"))
        .one();
  }

  private static AuditEntry read(Readable row) {
    return new AuditEntry(
        Rows.number(row, "sequence_number"),
        Rows.instant(row, "happened_at"),
        new Actor(Rows.text(row, "actor"), Rows.text(row, "origin"), Rows.text(row, "request_id")),
        Rows.text(row, "action"),
        Rows.text(row, "subject"),
        Rows.textOrNull(row, "subdomain"),
        AuditEntry.Outcome.valueOf(Rows.text(row, "outcome")),
        Rows.text(row, "detail"),
        Rows.text(row, "hash"),
        Rows.text(row, "previous_hash"));
  }
}
