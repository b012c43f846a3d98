package io.urumi.application.usecase;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.RetryStoreUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Records the request to retry a failed store. */
public final class RetryStore {
  private static final AuditAction ACTION = AuditAction.STORE_RETRY;

  private final StoreDirectory stores;
  private final AuditTrail auditTrail;
  private final Intents intents;
  private final Clock clock;

  public RetryStore(StoreDirectory stores, AuditTrail auditTrail, Clock clock) {
    this.stores = stores;
    this.auditTrail = auditTrail;
    this.intents = new Intents(stores, auditTrail, clock);
    this.clock = clock;
  }

  /** Records the request when the caller may retry the store. */
  public Mono<Outcome> retry(Authorization authorization, StoreId id) {
    Actor actor = authorization.actor();
    return intents
        .transact(
            authorization,
            ACTION,
            stores
                .find(authorization.visible(), id)
                .flatMap(authorization::require)
                .flatMap(store -> retry(store, actor)))
        .switchIfEmpty(Mono.defer(() -> refuse(id, null, actor, new Outcome.NotFound(id))))
        .flatMap(outcome ->
            outcome instanceof Outcome.NotFailed(Store store)
                ? refuse(id, store, actor, outcome)
                : Mono.just(outcome));
  }

  private Mono<Outcome> retry(Store store, Actor actor) {
    if (store.deletionRequested() || store.phase() != Phase.FAILED) {
      return Mono.just(new Outcome.NotFailed(store));
    }
    if (store.hasNewIntent()) {
      // Requested already and not started: idempotent.
      return auditTrail.repeated(clock.instant(), store, actor, ACTION).map(Outcome.Accepted::new);
    }
    return intents
        .save(
            store,
            store.spec().nextGeneration(),
            now ->
                new StoreEvent.RetryRequested(
                    store.id(), store.subdomain(), now, actor.principal()),
            actor,
            ACTION,
            "Store \"" + store.spec().name() + "\".")
        .map(Outcome.Accepted::new);
  }

  private Mono<Outcome> refuse(StoreId id, @Nullable Store store, Actor actor, Outcome outcome) {
    return auditTrail.refused(
        clock.instant(),
        actor,
        ACTION,
        id,
        store,
        store == null ? "There is no such store." : "The store has not failed.",
        outcome);
  }
}
