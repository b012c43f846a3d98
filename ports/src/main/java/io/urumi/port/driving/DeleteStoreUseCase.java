package io.urumi.port.driving;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Asks that nothing be left of a store; asking again changes nothing. */
public interface DeleteStoreUseCase {

  Mono<Outcome> delete(StoreId id, Actor actor);

  /** What became of the wish. */
  sealed interface Outcome {
    /** On record, now or before; {@code store} as it is. */
    record Accepted(Store store) implements Outcome {}

    /** There never was such a store. */
    record NotFound(StoreId id) implements Outcome {}
  }
}
