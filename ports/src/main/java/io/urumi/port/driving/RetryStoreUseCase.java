package io.urumi.port.driving;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Asks that a failed store be tried again, from where the cluster is. */
public interface RetryStoreUseCase {

  Mono<Outcome> retry(StoreId id, Actor actor);

  /** What became of the wish. */
  sealed interface Outcome {
    /** On record. */
    record Accepted(Store store) implements Outcome {}

    /** There never was such a store. */
    record NotFound(StoreId id) implements Outcome {}

    /** It has not failed, so there is nothing to retry; {@code store} as it is. */
    record NotFailed(Store store) implements Outcome {}
  }
}
