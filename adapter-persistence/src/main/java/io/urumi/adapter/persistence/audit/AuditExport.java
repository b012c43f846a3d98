package io.urumi.adapter.persistence.audit;

import io.urumi.domain.access.ObjectScope;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads the log from its oldest entry, page by page: each page after the one before was consumed,
 * and in a separate statement, so that a slow reader holds no connection. Exports at the same time
 * share the pages.
 */
final class AuditExport {
  private final SharedPages pages;

  AuditExport(SharedPages pages) {
    this.pages = pages;
  }

  /** All entries that existed when reading started. */
  Flux<AuditEntry> entries(ObjectScope scope, AuditFilter filter) {
    AuditSelection selection = new AuditSelection(scope, filter);
    return pages.whileOpen(pages.newest().flatMapMany(last -> entries(selection, last)));
  }

  private Flux<AuditEntry> entries(AuditSelection selection, long last) {
    return page(selection, 0, last)
        .expand(page ->
            page.size() < SharedPages.SIZE
                ? Mono.empty()
                : page(selection, page.getLast().sequence(), last))
        .concatMap(Flux::fromIterable, 1);
  }

  private Mono<List<AuditEntry>> page(AuditSelection selection, long after, long last) {
    return pages
        .page(selection, after, last)
        // On another thread: an export must not delay the others that waited for the page.
        .publishOn(Schedulers.parallel());
  }
}
