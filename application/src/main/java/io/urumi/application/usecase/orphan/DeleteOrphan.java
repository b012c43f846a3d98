package io.urumi.application.usecase.orphan;

import io.urumi.application.orphan.OrphanDecision;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.DeleteOrphanUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.orphan.Orphan;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates a store record for an orphaned namespace with the desired state {@code DELETED}: the
 * reconciler deletes it step by step like every store, and reports what delays it.
 */
public final class DeleteOrphan {
  private static final AuditAction ACTION = AuditAction.ORPHAN_DELETE;

  private final OrphanResolver facts;
  private final StoreDirectory stores;
  private final OrphanRegister orphans;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public DeleteOrphan(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      AuditTrail auditTrail,
      PlanCatalog plans,
      Clock clock) {
    this.facts = new OrphanResolver(persistence, cluster, plans, auditTrail, clock);
    this.stores = persistence.stores();
    this.orphans = persistence.orphans();
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** Records the request. */
  public Mono<Outcome> delete(Authorization authorization, Namespace namespace) {
    return facts.resolve(
        namespace,
        authorization.actor(),
        ACTION,
        found -> decide(found, authorization),
        new Outcome.NotFound(namespace),
        DeleteOrphan::refusal);
  }

  private static @Nullable String refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> null;
      case Outcome.NotFound _ -> "There is no such namespace of the platform.";
      case Outcome.BelongsToStore(Namespace _, Store store) ->
          "It belongs to store " + store.id() + ".";
      case Outcome.NotDeletable(Namespace _, Orphan.Reason reason) -> reason.sentence();
    };
  }

  private Mono<Outcome> decide(DiscoveredNamespace found, Authorization authorization) {
    Actor actor = authorization.actor();
    return facts
        .decision(found)
        .flatMap(decision ->
            switch (decision) {
              case OrphanDecision.Owned(var id) ->
                  stores
                      .find(authorization.visible(), id)
                      .flatMap(store -> owned(found, store, actor));
              case OrphanDecision.Orphaned(Orphan.Reason reason, var _) ->
                  reason.deletable()
                      ? remove(found, reason, authorization)
                      : Mono.just(new Outcome.NotDeletable(found.namespace(), reason));
            });
  }

  private Mono<Outcome> owned(DiscoveredNamespace found, Store store, Actor actor) {
    return store.deletionRequested()
        ? auditTrail.repeated(clock.instant(), store, actor, ACTION).map(Outcome.Accepted::new)
        : Mono.just(new Outcome.BelongsToStore(found.namespace(), store));
  }

  private Mono<Outcome> remove(
      DiscoveredNamespace found, Orphan.Reason reason, Authorization authorization) {
    Actor actor = authorization.actor();
    Instant now = clock.instant();
    Store row = facts.row(found, now);
    Store deletion = row.withSpec(row.spec().deleted());
    Mono<Store> saved =
        reason == Orphan.Reason.NO_STORE
            // Claims the subdomain, so that no store is created in it before it is deleted.
            ? stores
                .insert(deletion)
                .onErrorMap(IllegalStateException.class, _ -> new OrphanResolver.RowAppeared())
            : stores
                .find(authorization.visible(), found.storeId())
                .map(deleted -> withNewRequest(deleted, now))
                .defaultIfEmpty(deletion)
                .flatMap(stores::insertForDeletion)
                .switchIfEmpty(Mono.error(OrphanResolver.RowAppeared::new));
    return saved
        .flatMap(store -> orphans.remove(found.namespace()).then(Mono.just(store)))
        .flatMap(store ->
            auditTrail.intent(
                store,
                new StoreEvent.DeletionRequested(
                    store.id(), store.subdomain(), now, actor.principal()),
                actor,
                ACTION,
                "Namespace " + found.namespace() + " and all its data."))
        .map(Outcome.Accepted::new);
  }

  /** The deleted store with a new deletion request. */
  private static Store withNewRequest(Store deleted, Instant now) {
    Store renewed =
        deleted.withSpec(
            deleted.spec().desired() == DesiredState.DELETED
                ? deleted.spec().nextGeneration()
                : deleted.spec().deleted());
    return new Store(
        renewed.id(),
        renewed.spec(),
        StoreStatus.requested(now),
        renewed.createdAt(),
        now,
        renewed.version());
  }
}
