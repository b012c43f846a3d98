package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.model.orphan.Orphan;
import reactor.core.publisher.Mono;

/**
 * Creates a store record for a namespace without one; everything in the namespace is kept.
 * Idempotent.
 *
 * <p>Reads the namespace from the cluster, because a record for a deleted namespace would create an
 * empty shop; fails with {@link io.urumi.domain.failure.StoreFailureException} when the cluster
 * cannot be read.
 */
public interface AdoptOrphanUseCase {

  Mono<Outcome> adopt(Caller caller, Namespace namespace);

  /** The result of the request. */
  sealed interface Outcome {
    /** The record exists, created now or before; the reconciler continues from it. */
    record Accepted(Store store) implements Outcome {}

    /** The cluster has no such namespace with the platform's labels. */
    record NotFound(Namespace namespace) implements Outcome {}

    /** The namespace is an orphan that cannot be adopted. */
    record NotAdoptable(Namespace namespace, Orphan.Reason reason) implements Outcome {}

    /**
     * The namespace cannot be adopted now.
     *
     * @param why a sentence for users with the cause and what to do
     */
    record Refused(Namespace namespace, String why) implements Outcome {}
  }
}
