package io.urumi.port.driving;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Requests a retry of a failed store; it continues from the cluster's state. */
public interface RetryStoreUseCase {

  Mono<Outcome> retry(StoreId id, Actor actor);

  /** The result of the request. */
  sealed interface Outcome {
    /** Recorded. */
    record Accepted(Store store) implements Outcome {}

    /** There is no store with this id. */
    record NotFound(StoreId id) implements Outcome {}

    /** The store has not failed; {@code store} is its current state. */
    record NotFailed(Store store) implements Outcome {}
  }
}
