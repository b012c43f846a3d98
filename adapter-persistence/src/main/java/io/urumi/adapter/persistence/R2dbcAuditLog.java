package io.urumi.adapter.persistence;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The audit log in the tables {@code audit_entry} and {@code audit_head}; {@link AuditChain} says
 * how entries hang together.
 *
 * <p>Appending locks the head's row until the transaction ends: append last, after whatever else
 * the transaction locks, so that two transactions cannot wait for each other.
 *
 * <p>What verification shows: a changed entry, a removed or an inserted one, entries in another
 * order, and newest entries cut off, because the head says how many there are and with which hash
 * the chain ends. What it cannot show: that somebody with full access to the database computed the
 * whole chain and its head anew. Who has to exclude that keeps a copy of the head's hash elsewhere.
 */
final class R2dbcAuditLog implements AuditLog {
  private final Database database;
  private final AuditTable table;

  R2dbcAuditLog(Database database) {
    this.database = database;
    table = new AuditTable(database);
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
  public Mono<AuditPage> page(long before, int limit) {
    return database.translated(table.before(before, limit + 1)).map(found -> page(found, limit));
  }

  private static AuditPage page(List<AuditEntry> found, int limit) {
    if (found.size() <= limit) {
      return new AuditPage(found, null);
    }
    List<AuditEntry> items = found.subList(0, limit);
    return new AuditPage(items, items.getLast().sequence());
  }

  @Override
  public Flux<AuditEntry> entries(AuditFilter filter) {
    return database.translated(new AuditExport(table).entries(filter));
  }

  @Override
  public Mono<String> lastRequest(String subject) {
    return database.translated(table.lastRequest(Texts.storable(subject)));
  }

  @Override
  public Mono<AuditVerification> verify() {
    return database.translated(new AuditVerifier(table).verify());
  }
}
