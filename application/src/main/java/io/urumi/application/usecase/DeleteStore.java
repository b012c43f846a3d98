package io.urumi.application.usecase;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.DeleteStoreUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Records the request to delete a store. */
public final class DeleteStore {
  private static final AuditAction ACTION = AuditAction.STORE_DELETE;

  private final StoreDirectory stores;
  private final AuditTrail auditTrail;
  private final Intents intents;
  private final Clock clock;

  public DeleteStore(StoreDirectory stores, AuditTrail auditTrail, Clock clock) {
    this.stores = stores;
    this.auditTrail = auditTrail;
    this.intents = new Intents(stores, auditTrail, clock);
    this.clock = clock;
  }

  /** Records the request when the caller may delete the store. */
  public Mono<Outcome> delete(Authorization authorization, StoreId id) {
    Actor actor = authorization.actor();
    return intents
        .transact(
            authorization,
            ACTION,
            stores
                .find(authorization.visible(), id)
                .flatMap(authorization::require)
                .flatMap(store ->
                    store.deletionRequested()
                        ? auditTrail.repeated(clock.instant(), store, actor, ACTION)
                        : intents.save(
                            store,
                            store.spec().deleted(),
                            now ->
                                new StoreEvent.DeletionRequested(
                                    id, store.subdomain(), now, actor.principal()),
                            actor,
                            ACTION,
                            "Store \"" + store.spec().name() + "\" and all its data."))
                .<Outcome>map(Outcome.Accepted::new))
        .switchIfEmpty(
            Mono.defer(() ->
                auditTrail.refused(
                    clock.instant(),
                    actor,
                    ACTION,
                    id,
                    null,
                    "There is no such store.",
                    new Outcome.NotFound(id))));
  }
}
