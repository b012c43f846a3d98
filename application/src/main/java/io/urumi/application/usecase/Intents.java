package io.urumi.application.usecase;

import io.urumi.application.usecase.concurrency.StoreChanged;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreSpec;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Changes the spec of a store with optimistic locking. */
final class Intents {
  private final StoreDirectory stores;
  private final AuditTrail auditTrail;
  private final Clock clock;

  Intents(StoreDirectory stores, AuditTrail auditTrail, Clock clock) {
    this.stores = stores;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /**
   * Runs a read and a save in one transaction; repeats it when the spec changed in between. Records
   * that the caller does not have the permission for the store that was read.
   *
   * @return fails with {@link io.urumi.port.model.ConcurrentChangesException} when it changed each
   *     time
   */
  <T> Mono<T> transact(Authorization authorization, AuditAction action, Mono<T> readAndSave) {
    return StoreChanged.repeat(auditTrail.within(readAndSave))
        .onErrorResume(
            Authorization.NotPermitted.class,
            refused -> denied(authorization, action, refused.store()));
  }

  private <T> Mono<T> denied(Authorization authorization, AuditAction action, Store store) {
    return auditTrail.denied(
        clock.instant(), authorization.actor(), action, store, authorization.permission());
  }

  /** Within a transaction. */
  Mono<Store> save(
      Store store,
      StoreSpec spec,
      Function<Instant, StoreEvent> event,
      Actor actor,
      AuditAction action,
      String detail) {
    Instant now = clock.instant();
    return stores
        .saveSpec(store.id(), spec, now)
        .switchIfEmpty(Mono.error(StoreChanged::new))
        .flatMap(saved -> auditTrail.intent(saved, event.apply(now), actor, action, detail));
  }
}
