package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.model.orphan.Orphan;
import reactor.core.publisher.Mono;

/**
 * Requests the deletion of a namespace that belongs to no store. It is deleted like a store: it
 * gets a record whose desired state is {@code DELETED}. Idempotent.
 *
 * <p>Reads the namespace from the cluster to know its store id; fails with {@link
 * io.urumi.domain.failure.StoreFailureException} when the cluster cannot be read.
 */
public interface DeleteOrphanUseCase {

  Mono<Outcome> delete(Caller caller, Namespace namespace);

  /** The result of the request. */
  sealed interface Outcome {
    /**
     * The deletion is recorded, now or before.
     *
     * @param store the record whose deletion removes the namespace
     */
    record Accepted(Store store) implements Outcome {}

    /** The cluster has no such namespace with the platform's labels. */
    record NotFound(Namespace namespace) implements Outcome {}

    /** The namespace belongs to a store and is deleted with it. */
    record BelongsToStore(Namespace namespace, Store store) implements Outcome {}

    /** The namespace is an orphan that cannot be distinguished from a store's own namespace. */
    record NotDeletable(Namespace namespace, Orphan.Reason reason) implements Outcome {}
  }
}
