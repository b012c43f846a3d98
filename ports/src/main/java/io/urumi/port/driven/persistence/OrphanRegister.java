package io.urumi.port.driven.persistence;

import io.urumi.domain.store.Namespace;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.port.model.orphan.OrphanPage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The namespaces without a store, from their discovery until they are resolved. Every method
 * participates in the current transaction.
 */
public interface OrphanRegister {
  /**
   * Records an observed orphan: the time at which it was first seen is kept while the store id in
   * the label stays the same; all other values are updated.
   *
   * @return the orphan as recorded
   */
  Mono<Orphan> recordSeen(Orphan orphan);

  /**
   * Marks an orphan as reported.
   *
   * @return true when it was not marked before; of concurrent calls, exactly one returns true
   */
  Mono<Boolean> markReported(Namespace namespace, Instant now);

  /** Removes and returns it; empty when there was none. Of concurrent calls, one returns it. */
  Mono<Orphan> remove(Namespace namespace);

  /** All orphans, including those not reported yet, by namespace. */
  Flux<Orphan> all();

  /**
   * The reported orphans, by namespace.
   *
   * @param after only namespaces after this one; null for the first page
   */
  Mono<OrphanPage> page(@Nullable String after, int limit);

  /** Number of reported orphans. */
  Mono<Long> count();
}
