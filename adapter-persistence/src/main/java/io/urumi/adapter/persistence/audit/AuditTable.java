package io.urumi.adapter.persistence.audit;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.domain.access.ObjectScope;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.RecordedActor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The tables {@code audit_entry} and {@code audit_head}. */
final class AuditTable {
  private static final String COLUMNS =
      "sequence_number, format, happened_at, actor, principal_id, principal_kind, origin,"
          + " request_id, action, subject, subdomain, owner, outcome, detail, hash, previous_hash";

  private final Database database;

  AuditTable(Database database) {
    this.database = database;
  }

  /**
   * The end of the chain.
   *
   * @param entries the number of entries, which is the newest sequence number
   * @param hash of the newest
   */
  record Head(long entries, String hash) {}

  /** Reads the head and locks it until the transaction ends. */
  Mono<Head> lockHead() {
    return head("select entries, hash from audit_head where id = 1 for update")
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("the row of audit_head is missing")));
  }

  /** The head; empty when its row was removed. */
  Mono<Head> head() {
    return head("select entries, hash from audit_head where id = 1");
  }

  private Mono<Head> head(String sql) {
    return database
        .sql(sql)
        .map(row -> new Head(Columns.number(row, "entries"), Columns.text(row, "hash")))
        .one();
  }

  Mono<Long> insert(AuditEntry entry) {
    GenericExecuteSpec statement =
        database
            .sql(
                """
                insert into audit_entry (%s)
                values (:sequence, :format, :at, :actor, :principalId, :principalKind, :origin,
                  :requestId, :action, :subject, :subdomain, :owner, :outcome, :detail, :hash,
                  :previousHash)
                """
                    .formatted(COLUMNS))
            .bind("sequence", entry.sequence())
            .bind("format", entry.format())
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
    Map<String, @Nullable String> optional = new HashMap<>();
    optional.put("principalId", entry.actor().principalId());
    optional.put("principalKind", entry.actor().principalKind());
    optional.put("subdomain", entry.subdomain());
    optional.put("owner", entry.owner());
    for (Map.Entry<String, @Nullable String> each : optional.entrySet()) {
      statement = Columns.bind(statement, each.getKey(), each.getValue(), String.class);
    }
    return statement.fetch().rowsUpdated();
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
  Mono<List<AuditEntry>> before(ObjectScope scope, long sequence, int limit) {
    ScopeCondition visible = ScopeCondition.on("owner", scope);
    // As in the index; H2 does not recognise that it is equivalent.
    String order =
        ScopeCondition.fixed("owner", scope).stream()
            .map(column -> column + " desc, ")
            .collect(Collectors.joining());
    return entries(
        "sequence_number < :bound and %s order by %ssequence_number desc"
            .formatted(visible.sql(), order),
        visible.values(),
        sequence,
        limit);
  }

  /** Oldest first. */
  Mono<List<AuditEntry>> after(long sequence, int limit) {
    return entries("sequence_number > :bound order by sequence_number", Map.of(), sequence, limit);
  }

  /** Oldest first. */
  Mono<List<AuditEntry>> matching(AuditSelection selection, long after, long last, int limit) {
    return database
        .sql(
            """
            select %s from audit_entry
            where sequence_number > :after and sequence_number <= :last and %s
            order by %s limit :limit
            """
                .formatted(COLUMNS, selection.condition(), selection.order()))
        .bind("after", after)
        .bind("last", last)
        .bind("limit", limit)
        .bindValues(selection.values())
        .map(AuditTable::read)
        .all()
        .collectList();
  }

  /** The request id of the newest accepted entry of a subject that has one. */
  Mono<String> lastRequest(String subject) {
    return database
        .sql(
            """
            select request_id from audit_entry
            where subject = :subject and outcome = 'ACCEPTED' and request_id <> ''
            order by subject desc, sequence_number desc limit 1
            """)
        .bind("subject", subject)
        .map(row -> Columns.text(row, "request_id"))
        .one();
  }

  private Mono<List<AuditEntry>> entries(
      String where, Map<String, Object> values, long bound, int limit) {
    return database
        .sql("select %s from audit_entry where %s limit :limit".formatted(COLUMNS, where))
        .bindValues(values)
        .bind("bound", bound)
        .bind("limit", limit)
        .map(AuditTable::read)
        .all()
        .collectList();
  }

  /** The first entry after the head; empty when there is none. */
  Mono<Long> firstBeyondHead() {
    return database
        .sql(
            """
            select sequence_number from audit_entry
            where sequence_number > (select entries from audit_head where id = 1)
            order by sequence_number limit 1
            """)
        .map(row -> Columns.number(row, "sequence_number"))
        .one();
  }

  private static AuditEntry read(Readable row) {
    return new AuditEntry(
        Columns.number(row, "sequence_number"),
        Columns.required(row, "format", Integer.class),
        Columns.instant(row, "happened_at"),
        new RecordedActor(
            Columns.text(row, "actor"),
            Columns.textOrNull(row, "principal_id"),
            Columns.textOrNull(row, "principal_kind"),
            Columns.text(row, "origin"),
            Columns.text(row, "request_id")),
        Columns.text(row, "action"),
        Columns.text(row, "subject"),
        Columns.textOrNull(row, "subdomain"),
        Columns.textOrNull(row, "owner"),
        AuditEntry.Outcome.valueOf(Columns.text(row, "outcome")),
        Columns.text(row, "detail"),
        Columns.text(row, "hash"),
        Columns.text(row, "previous_hash"));
  }
}
