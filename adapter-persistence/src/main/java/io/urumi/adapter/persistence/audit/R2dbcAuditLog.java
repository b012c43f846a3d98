package io.urumi.adapter.persistence.audit;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.domain.access.ObjectScope;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.VerifiedLog;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The audit log in the tables {@code audit_entry} and {@code audit_head}, linked by {@link
 * AuditHash}.
 *
 * <p>Appending locks the head's row until the transaction ends: append after everything else that
 * the transaction locks, so that two transactions cannot deadlock.
 *
 * <p>Verification detects a changed, removed or inserted entry, entries in another order, and
 * removed newest entries, because the head records the number of entries and the last hash. It
 * cannot detect that a person with full access to the database recomputed the complete chain and
 * its head; a copy of the head's hash elsewhere protects against that.
 */
public final class R2dbcAuditLog implements AuditLog {
  private final Database database;
  private final AuditTable table;
  private final AuditExport export;

  public R2dbcAuditLog(Database database) {
    this.database = database;
    table = new AuditTable(database);
    export = new AuditExport(new SharedPages(table));
  }

  @Override
  public Mono<AuditEntry> append(AuditDraft draft) {
    Mono<AuditEntry> work =
        table
            .lockHead()
            .map(head -> AuditChain.link(draft, head.entries() + 1, head.hash()))
            .flatMap(entry -> table.insert(entry).then(table.moveHead(entry)).thenReturn(entry));
    return database.transactional(work);
  }

  @Override
  public Mono<AuditPage> page(ObjectScope scope, long before, int limit) {
    return database
        .translated(table.before(scope, before, limit + 1))
        .map(found -> page(found, limit));
  }

  private static AuditPage page(List<AuditEntry> found, int limit) {
    if (found.size() <= limit) {
      return new AuditPage(found, null);
    }
    List<AuditEntry> items = found.subList(0, limit);
    return new AuditPage(items, items.getLast().sequence());
  }

  @Override
  public Flux<AuditEntry> entries(ObjectScope scope, AuditFilter filter) {
    return database.translated(export.entries(scope, filter));
  }

  @Override
  public Mono<String> lastRequest(String subject) {
    return database.translated(table.lastRequest(TextNormalization.storable(subject)));
  }

  @Override
  public Mono<VerifiedLog> verify(AuditCheckpoint from) {
    return database.translated(new AuditVerifier(table).verify(from));
  }
}
