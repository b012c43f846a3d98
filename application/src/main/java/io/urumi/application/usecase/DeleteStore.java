package io.urumi.application.usecase;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Records the request to delete a store. */
public final class DeleteStore implements DeleteStoreUseCase {
  private static final AuditAction ACTION = AuditAction.STORE_DELETE;

  private final StoreRepository stores;
  private final AuditTrail auditTrail;
  private final Intents intents;
  private final Clock clock;

  public DeleteStore(StoreRepository stores, AuditTrail auditTrail, Clock clock) {
    this.stores = stores;
    this.auditTrail = auditTrail;
    this.intents = new Intents(stores, auditTrail, clock);
    this.clock = clock;
  }

  @Override
  public Mono<Outcome> delete(StoreId id, Actor actor) {
    return intents
        .transact(
            stores
                .find(id)
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
                    "store/" + id,
                    null,
                    null,
                    "There is no such store.",
                    new Outcome.NotFound(id))));
  }
}
