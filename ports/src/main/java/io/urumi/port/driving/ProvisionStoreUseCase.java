package io.urumi.port.driving;

import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.domain.validation.Violation;
import reactor.core.publisher.Mono;

/** Asks for a store; answers as soon as the wish is on record, never waits for a cluster. */
public interface ProvisionStoreUseCase {

  Mono<Outcome> provision(ProvisionStoreCommand command);

  /** What became of the wish. */
  sealed interface Outcome {
    /**
     * On record; carried out in the background.
     *
     * @param store as it was when it was first asked for
     * @param replayed whether the same request had been accepted before
     */
    record Accepted(Store store, boolean replayed) implements Outcome {}

    /**
     * Another store has the subdomain.
     *
     * @param leaving whether that store is being deleted, so that the subdomain will be free soon
     */
    record SubdomainTaken(Subdomain subdomain, boolean leaving) implements Outcome {}

    /**
     * The owner has as many stores as he may have.
     *
     * @param existing how many there are, those that are being deleted included
     */
    record LimitReached(Owner owner, int limit, long existing) implements Outcome {}

    /** The idempotency key stands for another request. */
    record KeyReused(String idempotencyKey) implements Outcome {}

    /** A field that only the platform can judge is wrong, for example an unknown plan. */
    record Invalid(Violation violation) implements Outcome {}
  }
}
