package io.urumi.port.driving;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.model.Actor;
import io.urumi.port.model.orphan.Orphan;
import reactor.core.publisher.Mono;

/**
 * Asks that nothing be left of a namespace that belongs to no store. It is removed as a store is:
 * it gets a row that only wishes to be deleted. Asking again changes nothing.
 *
 * <p>Looks at the cluster, to know which store the namespace says it belongs to: fails with {@link
 * io.urumi.domain.failure.StoreFailureException} when that cannot be done.
 */
public interface DeleteOrphanUseCase {

  Mono<Outcome> delete(Namespace namespace, Actor actor);

  /** What became of the wish. */
  sealed interface Outcome {
    /**
     * On record, now or before.
     *
     * @param store the row that removes it
     */
    record Accepted(Store store) implements Outcome {}

    /** The cluster has no such namespace with the platform's labels. */
    record NotFound(Namespace namespace) implements Outcome {}

    /** It is a store's, and goes when the store is deleted. */
    record BelongsToStore(Namespace namespace, Store store) implements Outcome {}

    /** It is an orphan that the platform cannot tell from a store's own namespace. */
    record NotDeletable(Namespace namespace, Orphan.Reason reason) implements Outcome {}
  }
}
