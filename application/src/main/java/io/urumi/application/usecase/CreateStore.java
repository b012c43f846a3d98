package io.urumi.application.usecase;

import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.validation.Violation;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.IdempotencyKeys.Remembered;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Records the request for a store. */
public final class CreateStore {
  private static final AuditAction ACTION = AuditAction.STORE_CREATE;

  private final StoreDirectory stores;
  private final IdempotencyKeys keys;
  private final AuditTrail auditTrail;
  private final PlanCatalog plans;
  private final LimitPolicy limits;
  private final boolean ownersAreTeams;
  private final Clock clock;

  /**
   * @param ownersAreTeams whether an owner has to be a team of the database
   */
  public CreateStore(
      ScopedPersistencePorts persistence,
      AuditTrail auditTrail,
      LimitPolicy limits,
      boolean ownersAreTeams,
      Clock clock) {
    this.stores = persistence.stores();
    this.keys = persistence.idempotencyKeys();
    this.auditTrail = auditTrail;
    this.plans = limits.plans();
    this.limits = limits;
    this.ownersAreTeams = ownersAreTeams;
    this.clock = clock;
  }

  /** Records the request when the caller may create stores of this owner. */
  public Mono<Outcome> create(Authorization authorization, CreateStoreCommand command) {
    return Mono.defer(() -> {
      if (!authorization.permits(command.owner())) {
        return denied(authorization, command);
      }
      PlanName plan = command.plan() == null ? plans.defaultPlan() : command.plan();
      if (!plans.contains(plan)) {
        Violation violation = unknown(plan);
        return refuse(command, violation.message(), new Outcome.Invalid(violation));
      }
      Instant now = clock.instant();
      Store store =
          Store.request(
              StoreIds.next(now), command.name(), command.subdomain(), command.owner(), plan, now);
      return auditTrail
          .within(record(authorization, command, store))
          .onErrorResume(SubdomainTakenException.class, _ -> taken(authorization, command, store))
          .onErrorResume(
              NotAdmitted.class, refused -> refuse(command, refused.why, refused.outcome))
          .flatMap(outcome ->
              outcome instanceof Outcome.KeyReused(String key)
                  ? refuse(
                      command,
                      "The idempotency key " + key + " was used for another request.",
                      outcome)
                  : Mono.just(outcome));
    });
  }

  /** Runs within a transaction. */
  private Mono<Outcome> record(
      Authorization authorization, CreateStoreCommand command, Store store) {
    String key = command.idempotencyKey();
    if (key == null) {
      return create(command, store);
    }
    String hash = hash(store);
    return keys.remember(
            command.caller().principal().id(), key, hash, store.id(), store.createdAt())
        .flatMap(known ->
            known.storeId().equals(store.id())
                ? create(command, store)
                : replay(known, hash, key, authorization));
  }

  private Mono<Outcome> create(CreateStoreCommand command, Store store) {
    return admitted(store)
        .then(Mono.defer(() -> stores.insert(store)))
        .flatMap(saved ->
            auditTrail.intent(
                saved,
                new StoreEvent.StoreRequested(
                    saved.id(), saved.subdomain(), saved.createdAt(), command.caller().principal()),
                Actor.of(command.caller()),
                ACTION,
                "Store \"" + saved.spec().name() + "\" on plan " + saved.spec().plan() + "."))
        // Equal to the response of a repeated request, including the precision of timestamps.
        .map(saved -> new Outcome.Accepted(saved.asRequested(), false));
  }

  /**
   * Locks the owner until the transaction ends: neither its limits can be exceeded nor its team be
   * deleted in between.
   */
  private Mono<Void> admitted(Store store) {
    Owner owner = store.spec().owner();
    return stores
        .lockOwner(owner)
        .flatMap(found -> {
          if (ownersAreTeams && !found.team()) {
            return Mono.error(
                new NotAdmitted("There is no such team.", new Outcome.TeamNotFound(owner)));
          }
          return limits
              .reached(found, store.spec().plan(), true)
              .map(limit ->
                  Mono.<Void>error(
                      new NotAdmitted(
                          "A limit of the team is reached. " + limit.sentence(),
                          new Outcome.LimitReached(owner, limit))))
              .orElseGet(Mono::empty);
        });
  }

  /** Rolls the transaction back, including the idempotency key. */
  private static final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final transient Outcome outcome;

    NotAdmitted(String why, Outcome outcome) {
      super(null, null, false, false);
      this.why = why;
      this.outcome = outcome;
    }
  }

  private Mono<Outcome> replay(
      Remembered known, String hash, String key, Authorization authorization) {
    if (!known.requestHash().equals(hash)) {
      return Mono.just(new Outcome.KeyReused(key));
    }
    return stores
        .find(authorization.visible(), known.storeId())
        .flatMap(
            store -> auditTrail.repeated(clock.instant(), store, authorization.actor(), ACTION))
        .<Outcome>map(store -> new Outcome.Accepted(store.asRequested(), true))
        // The caller may not see the store of the first request any more.
        .defaultIfEmpty(new Outcome.KeyReused(key));
  }

  /**
   * The subdomain is taken. When the same request, sent twice concurrently, has taken it, the
   * result is that of the first.
   */
  private Mono<Outcome> taken(
      Authorization authorization, CreateStoreCommand command, Store store) {
    Mono<Outcome> refusal =
        stores
            .findHolder(authorization.visible(), command.subdomain())
            .map(Store::deletionRequested)
            // Of a store that the caller may not see it says nothing but that it is taken; when it
            // was released in the meantime, the caller can retry.
            .switchIfEmpty(stores.isTaken(command.subdomain()).map(taken -> !taken))
            .map(beingDeleted -> new Outcome.SubdomainTaken(command.subdomain(), beingDeleted))
            .flatMap(taken ->
                refuse(command, "The subdomain " + command.subdomain() + " is taken.", taken));
    String key = command.idempotencyKey();
    if (key == null) {
      return refusal;
    }
    return keys.find(command.caller().principal().id(), key)
        .flatMap(known -> auditTrail.within(replay(known, hash(store), key, authorization)))
        .switchIfEmpty(refusal);
  }

  /** A team that the caller may not see learns nothing of the request. */
  private Mono<Outcome> denied(Authorization authorization, CreateStoreCommand command) {
    return auditTrail.denied(
        clock.instant(),
        authorization.actor(),
        ACTION,
        "subdomain/" + command.subdomain(),
        command.subdomain().value(),
        authorization.visible().contains(command.owner()) ? command.owner() : null,
        authorization.permission());
  }

  private Mono<Outcome> refuse(CreateStoreCommand command, String why, Outcome outcome) {
    return auditTrail.refused(
        clock.instant(),
        Actor.of(command.caller()),
        ACTION,
        "subdomain/" + command.subdomain(),
        command.subdomain().value(),
        command.owner(),
        why,
        outcome);
  }

  private Violation unknown(PlanName plan) {
    String known =
        plans.plans().stream()
            .map(each -> "\"" + each.name() + "\"")
            .collect(Collectors.joining(", "));
    return new Violation(
        "plan", "unknown", "There is no plan \"" + plan + "\"; choose one of " + known + ".");
  }

  private static String hash(Store store) {
    return Sha256.hex(
        String.join(
            "\n",
            store.spec().name().value(),
            store.subdomain().value(),
            store.spec().owner().value(),
            store.spec().plan().value()));
  }
}
