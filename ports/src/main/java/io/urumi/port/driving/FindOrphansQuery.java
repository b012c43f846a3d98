package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.port.model.orphan.OrphanPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the namespaces that belong to no store, as of the last scan of the cluster. */
public interface FindOrphansQuery {
  /**
   * Returns one page, ordered by namespace.
   *
   * @param after the {@link OrphanPage#next()} of the page before; null for the first page
   */
  Mono<OrphanPage> page(Caller caller, @Nullable String after, int limit);
}
