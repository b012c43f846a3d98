package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import reactor.core.publisher.Mono;

/** Requests a retry of a failed store; it continues from the cluster's state. */
public interface RetryStoreUseCase {
  /**
   * Records the request.
   *
   * @return fails with {@link io.urumi.port.model.ConcurrentChangesException} when other requests
   *     changed the store each time it was to be saved
   */
  Mono<Outcome> retry(Caller caller, StoreId id);

  /** The result of the request. */
  sealed interface Outcome {
    /** Recorded. */
    record Accepted(Store store) implements Outcome {}

    /** There is no store with this id that the caller may see. */
    record NotFound(StoreId id) implements Outcome {}

    /** The store has not failed; {@code store} is its current state. */
    record NotFailed(Store store) implements Outcome {}
  }
}
