package io.urumi.port.driving;

import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.domain.validation.Violation;
import reactor.core.publisher.Mono;

/** Requests a new store; returns when the request is recorded and never waits for a cluster. */
public interface CreateStoreUseCase {

  Mono<Outcome> create(CreateStoreCommand command);

  /** The result of the request. */
  sealed interface Outcome {
    /**
     * Recorded; executed in the background.
     *
     * @param store as it was when it was first requested
     * @param replayed whether the same request had been accepted before
     */
    record Accepted(Store store, boolean replayed) implements Outcome {}

    /**
     * Another store has the subdomain.
     *
     * @param beingDeleted whether that store is being deleted, so that the subdomain becomes
     *     available
     */
    record SubdomainTaken(Subdomain subdomain, boolean beingDeleted) implements Outcome {}

    /** A limit of the owner does not permit another store of this plan. */
    record LimitReached(Owner owner, io.urumi.domain.limit.LimitReached limit) implements Outcome {}

    /** There is no team with the owner's id. */
    record TeamNotFound(Owner owner) implements Outcome {}

    /** The idempotency key was used for another request. */
    record KeyReused(String idempotencyKey) implements Outcome {}

    /** A field that only the platform can validate is wrong, for example an unknown plan. */
    record Invalid(Violation violation) implements Outcome {}
  }
}
