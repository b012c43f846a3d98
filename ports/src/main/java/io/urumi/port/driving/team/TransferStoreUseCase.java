package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import reactor.core.publisher.Mono;

/** Gives a store to another team. */
public interface TransferStoreUseCase {
  /**
   * Gives a store to a team. Needs {@code store.transfer} for the store, and {@code store.create}
   * for the team that gets it; both are decided in the transaction that changes the owner.
   *
   * @return fails with {@link io.urumi.domain.access.AccessDeniedException} when one of them is
   *     missing and the caller may see what it is about, and with {@link
   *     io.urumi.port.model.ConcurrentChangesException} when other requests changed the store each
   *     time it was to be saved
   */
  Mono<Outcome> transfer(Caller caller, StoreId id, Owner team);

  /** The result of the request. */
  sealed interface Outcome {
    /** The team has the store; also when it had it before. */
    record Done(Store store) implements Outcome {}

    /** There is no store with this id that the caller may see. */
    record NotFound(StoreId id) implements Outcome {}

    /** There is no team with this id that the caller may see. */
    record TeamNotFound(Owner team) implements Outcome {}

    /** The store is deleted, or its deletion was requested. */
    record Leaving(Store store) implements Outcome {}

    /** A limit of the team does not permit the store. */
    record LimitReached(Owner team, io.urumi.domain.limit.LimitReached limit) implements Outcome {}
  }
}
