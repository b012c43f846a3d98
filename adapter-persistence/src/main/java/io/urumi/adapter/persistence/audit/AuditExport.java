package io.urumi.adapter.persistence.audit;

import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the log from its oldest entry, page by page: each page after the one before was consumed,
 * and in a separate statement, so that a slow reader holds no connection.
 */
final class AuditExport {
  private static final int PAGE = 500;

  private final AuditTable table;

  AuditExport(AuditTable table) {
    this.table = table;
  }

  /** All entries that existed when reading started. */
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
