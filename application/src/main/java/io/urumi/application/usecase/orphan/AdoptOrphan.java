package io.urumi.application.usecase.orphan;

import io.urumi.application.orphan.OrphanDecision;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.AdoptOrphanUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.orphan.Orphan;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates a store record for an orphaned namespace. Changes nothing in the cluster: the reconciler
 * observes what exists and repairs what is missing.
 */
public final class AdoptOrphan {
  private static final AuditAction ACTION = AuditAction.ORPHAN_ADOPT;

  private final OrphanResolver facts;
  private final StoreDirectory stores;
  private final OrphanRegister orphans;
  private final AuditTrail auditTrail;
  private final PlanCatalog plans;
  private final boolean ownersAreTeams;
  private final Clock clock;

  /**
   * @param ownersAreTeams whether an owner has to be a team of the database
   */
  public AdoptOrphan(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      AuditTrail auditTrail,
      PlanCatalog plans,
      boolean ownersAreTeams,
      Clock clock) {
    this.facts = new OrphanResolver(persistence, cluster, plans, auditTrail, clock);
    this.stores = persistence.stores();
    this.orphans = persistence.orphans();
    this.auditTrail = auditTrail;
    this.plans = plans;
    this.ownersAreTeams = ownersAreTeams;
    this.clock = clock;
  }

  /** Records the request. */
  public Mono<Outcome> adopt(Authorization authorization, Namespace namespace) {
    return facts.resolve(
        namespace,
        authorization.actor(),
        ACTION,
        found -> decide(found, authorization),
        new Outcome.NotFound(namespace),
        AdoptOrphan::refusal);
  }

  private static @Nullable String refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> null;
      case Outcome.NotFound _ -> "There is no such namespace of the platform.";
      case Outcome.NotAdoptable(Namespace _, Orphan.Reason reason) -> reason.sentence();
      case Outcome.Refused(Namespace _, String why) -> why;
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
                  reason.adoptable() ? adopt(found, actor) : Mono.just(notAdoptable(found, reason));
            });
  }

  private Mono<Outcome> owned(DiscoveredNamespace found, Store store, Actor actor) {
    return store.deletionRequested()
        ? Mono.just(
            new Outcome.Refused(
                found.namespace(),
                "Its deletion was requested, and a deletion cannot be cancelled."))
        : auditTrail.repeated(clock.instant(), store, actor, ACTION).map(Outcome.Accepted::new);
  }

  private static Outcome notAdoptable(DiscoveredNamespace found, Orphan.Reason reason) {
    return new Outcome.NotAdoptable(found.namespace(), reason);
  }

  private Mono<Outcome> adopt(DiscoveredNamespace found, Actor actor) {
    if (found.terminating()) {
      return Mono.just(
          new Outcome.Refused(
              found.namespace(), "The cluster is deleting it already; nothing can be kept."));
    }
    if (found.plan() != null && !plans.contains(found.plan())) {
      return Mono.just(
          new Outcome.Refused(
              found.namespace(),
              "Its plan \"" + found.plan() + "\" is not available; configure the plan first."));
    }
    Instant now = clock.instant();
    return withTeam(facts.row(found, now))
        .flatMap(stores::insert)
        .onErrorMap(IllegalStateException.class, _ -> new OrphanResolver.RowAppeared())
        .flatMap(saved -> orphans.remove(found.namespace()).then(Mono.just(saved)))
        .flatMap(saved ->
            auditTrail.intent(
                saved,
                new StoreEvent.StoreAdopted(saved.id(), saved.subdomain(), now, actor.principal()),
                actor,
                ACTION,
                "Namespace "
                    + found.namespace()
                    + " as store \""
                    + saved.spec().name()
                    + "\" on plan "
                    + saved.spec().plan()
                    + " for team/"
                    + saved.spec().owner()
                    + "."))
        .map(Outcome.Accepted::new);
  }

  /**
   * The team that a namespace names may not exist: whoever may edit the namespace has written it.
   * Then the store belongs to the team of the local administrator, and can be given to another one.
   */
  private Mono<Store> withTeam(Store store) {
    return stores
        .lockOwner(store.spec().owner())
        .map(owner ->
            ownersAreTeams && !owner.team()
                ? store.withSpec(store.spec().ownedBy(Team.LOCAL))
                : store);
  }
}
