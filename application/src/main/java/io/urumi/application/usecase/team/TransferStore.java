package io.urumi.application.usecase.team;

import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.application.usecase.concurrency.StoreChanged;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driven.team.Teams;
import io.urumi.port.driving.team.TransferStoreUseCase.Outcome;
import io.urumi.port.model.audit.AuditAction;
import java.io.Serial;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives a store to another team: one transaction that has locked both teams, decides about both
 * again, and changes the owner unless it was changed in between.
 */
public final class TransferStore {
  private static final AuditAction ACTION = AuditAction.STORE_TRANSFER;

  private final Teams teams;
  private final StoreDirectory stores;
  private final AuditTrail auditTrail;
  private final CurrentRights rights;
  private final LimitPolicy limits;
  private final Clock clock;

  public TransferStore(
      AccountPorts ports,
      StoreDirectory stores,
      AuditTrail auditTrail,
      LimitPolicy limits,
      Clock clock) {
    teams = ports.teams();
    this.stores = stores;
    this.auditTrail = auditTrail;
    rights = new CurrentRights(ports, clock);
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Gives the store to the team.
   *
   * @param giving about the store
   * @param receiving about the team
   * @return fails with {@link io.urumi.port.model.ConcurrentChangesException} when other requests
   *     changed the store each time
   */
  public Mono<Outcome> transfer(
      Authorization giving, Authorization receiving, StoreId id, Owner team) {
    Mono<Outcome> work =
        stores
            .find(giving.visible(), id)
            .flatMap(store ->
                lock(giving, receiving, store, team)
                    .flatMap(exists ->
                        Mono.zip(rights.of(giving), rights.of(receiving))
                            .flatMap(
                                now -> decide(now.getT1(), now.getT2(), store, team, exists))));
    return StoreChanged.repeat(auditTrail.within(work))
        .onErrorResume(Denied.class, denied -> denied(giving, denied.store, denied.permission))
        .onErrorResume(
            Refused.class,
            refused -> refused(giving, id, refused.store, refused.why, refused.outcome))
        .switchIfEmpty(
            Mono.defer(() ->
                refused(giving, id, null, "There is no such store.", new Outcome.NotFound(id))));
  }

  /**
   * In the order of their ids, so that two transfers in opposite directions do not wait for each
   * other. The team that has the store may have no row: a program or a namespace has named it.
   *
   * @return whether the team that gets the store exists
   */
  private Mono<Boolean> lock(
      Authorization giving, Authorization receiving, Store store, Owner team) {
    Owner former = store.spec().owner();
    List<Owner> both =
        Stream.of(former, team).distinct().sorted(Comparator.comparing(Owner::value)).toList();
    return Flux.fromIterable(both)
        .concatMap(each ->
            teams
                .lock(each.equals(team) ? receiving.visible() : giving.visible(), each)
                .map(found -> found.id().equals(team))
                .defaultIfEmpty(false))
        .reduce(false, Boolean::logicalOr);
  }

  private Mono<Outcome> decide(
      Authorization giving, Authorization receiving, Store store, Owner team, boolean exists) {
    Owner former = store.spec().owner();
    if (!giving.visible().contains(former)) {
      return Mono.empty();
    }
    if (!giving.permits(former)) {
      return Mono.error(new Denied(store, giving.permission()));
    }
    Instant now = clock.instant();
    if (former.equals(team)) {
      return auditTrail.repeated(now, store, giving.actor(), ACTION).map(Outcome.Done::new);
    }
    if (!exists || !receiving.visible().contains(team)) {
      return refuse(store, "There is no such team.", new Outcome.TeamNotFound(team));
    }
    if (!receiving.permits(team)) {
      return Mono.error(new Denied(store, receiving.permission()));
    }
    if (store.deletionRequested() || store.phase() == Phase.DELETED) {
      return refuse(store, "The store is deleted, or being deleted.", new Outcome.Leaving(store));
    }
    return withinLimits(store, team)
        .then(Mono.defer(() -> stores.changeOwner(store, team, now)))
        .switchIfEmpty(Mono.error(StoreChanged::new))
        .flatMap(saved -> auditTrail.transferred(saved, former, now, giving.actor()))
        .map(Outcome.Done::new);
  }

  private Mono<Void> withinLimits(Store store, Owner team) {
    boolean creating = store.phase() == Phase.REQUESTED || store.phase() == Phase.PROVISIONING;
    return stores
        .lockOwner(team)
        .flatMap(owner ->
            limits
                .reached(owner, store.spec().plan(), creating)
                .map(limit ->
                    TransferStore.<Void>refuse(
                        store,
                        "A limit of the team " + team + " is reached. " + limit.sentence(),
                        new Outcome.LimitReached(team, limit)))
                .orElseGet(Mono::empty));
  }

  private static <T> Mono<T> refuse(Store store, String why, Outcome outcome) {
    return Mono.error(new Refused(store, why, outcome));
  }

  private Mono<Outcome> denied(Authorization giving, Store store, Permission permission) {
    return auditTrail.denied(clock.instant(), giving.actor(), ACTION, store, permission);
  }

  private Mono<Outcome> refused(
      Authorization giving, StoreId id, @Nullable Store store, String why, Outcome outcome) {
    return auditTrail.refused(clock.instant(), giving.actor(), ACTION, id, store, why, outcome);
  }

  /** Rolls the transaction back. */
  private static final class Denied extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Store store;
    private final Permission permission;

    private Denied(Store store, Permission permission) {
      super(null, null, false, false);
      this.store = store;
      this.permission = permission;
    }
  }

  /** Rolls the transaction back. */
  private static final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Store store;
    private final String why;
    private final transient Outcome outcome;

    private Refused(Store store, String why, Outcome outcome) {
      super(null, null, false, false);
      this.store = store;
      this.why = why;
      this.outcome = outcome;
    }
  }
}
