package io.urumi.port.driven.persistence;

import io.urumi.domain.store.Namespace;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.port.model.orphan.OrphanPage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The namespaces that were found without a store, from the first sight until they are none any
 * more. Every method takes part in the current transaction.
 */
public interface OrphanRegister {
  /**
   * Notes that the orphan was seen: {@link Orphan#firstSeenAt()} stays what it was first, as long
   * as the namespace says it belongs to the same store; everything else becomes what it is now.
   *
   * @return the orphan as noted
   */
  Mono<Orphan> recordSeen(Orphan orphan);

  /**
   * Notes that it was told of.
   *
   * @return whether that was not noted before; of several at the same moment, one learns true
   */
  Mono<Boolean> markReported(Namespace namespace, Instant now);

  /** Forgets it; what was noted, or empty when nothing was: of several, one learns it. */
  Mono<Orphan> remove(Namespace namespace);

  /** All, also those that were not told of yet, by namespace. */
  Flux<Orphan> all();

  /**
   * Those that were told of, by namespace.
   *
   * @param after only namespaces behind this one; null for the first page
   */
  Mono<OrphanPage> page(@Nullable String after, int limit);

  /** How many were told of. */
  Mono<Long> count();
}
