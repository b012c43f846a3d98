package io.urumi.testkit.memory;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A hash chain in memory. */
final class InMemoryAuditLog implements AuditLog {
  private final InMemoryDatabase database;

  InMemoryAuditLog(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<AuditEntry> append(AuditDraft draft) {
    return database.write(view -> {
      long last = database.audit.lastKey(view, 0L);
      String previous = database.audit.get(view, last).map(AuditEntry::hash).orElse(AuditHash.NONE);
      AuditEntry entry = AuditHash.seal(last + 1, draft, previous);
      database.audit.put(entry.sequence(), entry);
      return Optional.of(entry);
    });
  }

  @Override
  public Mono<AuditPage> page(long before, int limit) {
    return database.read(view -> {
      List<AuditEntry> found =
          database
              .audit
              .rows(view)
              .filter(entry -> entry.sequence() < before)
              .sorted((a, b) -> Long.compare(b.sequence(), a.sequence()))
              .limit(limit + 1L)
              .toList();
      boolean more = found.size() > limit;
      List<AuditEntry> items = more ? found.subList(0, limit) : found;
      return Optional.of(new AuditPage(items, more ? items.getLast().sequence() : null));
    });
  }

  @Override
  public Flux<AuditEntry> entries(AuditFilter filter) {
    return database
        .read(view -> Optional.of(database.audit.appendedAfter(view, 0L).toList()))
        .flatMapIterable(entries -> entries)
        .filter(entry -> matches(entry, filter));
  }

  private static boolean matches(AuditEntry entry, AuditFilter filter) {
    return (filter.from() == null || !entry.at().isBefore(filter.from()))
        && (filter.to() == null || entry.at().isBefore(filter.to()))
        && (filter.subject() == null || entry.subject().equals(filter.subject()));
  }

  @Override
  public Mono<String> lastRequest(String subject) {
    return database.read(view ->
        database
            .audit
            .appendedAfter(view, 0L)
            .filter(entry ->
                entry.subject().equals(subject)
                    && entry.outcome() == AuditEntry.Outcome.ACCEPTED
                    && !entry.actor().requestId().isEmpty())
            .reduce((_, later) -> later)
            .map(entry -> entry.actor().requestId()));
  }

  @Override
  public Mono<AuditVerification> verify() {
    return database.read(
        view -> Optional.of(verify(database.audit.appendedAfter(view, 0L).iterator())));
  }

  private static AuditVerification verify(Iterator<AuditEntry> entries) {
    String previous = AuditHash.NONE;
    long count = 0;
    Long brokenAt = null;
    while (entries.hasNext()) {
      AuditEntry entry = entries.next();
      count++;
      boolean fits =
          entry.sequence() == count
              && entry.previousHash().equals(previous)
              && entry.hash().equals(AuditHash.of(entry));
      if (!fits && brokenAt == null) {
        brokenAt = entry.sequence();
      }
      previous = entry.hash();
    }
    return new AuditVerification(brokenAt == null, count, brokenAt);
  }
}
