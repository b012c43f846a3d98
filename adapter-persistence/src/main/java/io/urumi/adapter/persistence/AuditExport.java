package io.urumi.adapter.persistence;

import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the log from its oldest entry on, page by page: the next page only when the one before was
 * taken, and each in a statement of its own, so that a slow reader holds no connection.
 */
final class AuditExport {
  private static final int PAGE = 500;

  private final AuditTable table;

  AuditExport(AuditTable table) {
    this.table = table;
  }

  /** Up to where the log ended at the beginning. */
  Flux<AuditEntry> entries(AuditFilter filter) {
    return table
        .head()
        .flatMapMany(head ->
            page(filter, 0, head.entries())
                .expand(page ->
                    page.size() < PAGE
                        ? Mono.empty()
                        : page(filter, page.getLast().sequence(), head.entries()))
                .concatMap(Flux::fromIterable, 1));
  }

  private Mono<List<AuditEntry>> page(AuditFilter filter, long after, long last) {
    return table.matching(filter, after, last, PAGE);
  }
}
