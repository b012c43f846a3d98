package io.urumi.application.usecase;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.settings.StoreLimit;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.validation.Violation;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.IdempotencyKeys.Remembered;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import io.urumi.port.driving.ProvisionStoreCommand;
import io.urumi.port.driving.ProvisionStoreUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Records the request for a store. */
public final class ProvisionStore implements ProvisionStoreUseCase {
  private static final AuditAction ACTION = AuditAction.STORE_CREATE;

  private final StoreRepository stores;
  private final IdempotencyKeys keys;
  private final AuditTrail auditTrail;
  private final PlanCatalog plans;
  private final StoreLimit storeLimit;
  private final Clock clock;

  public ProvisionStore(
      PersistencePorts persistence,
      AuditTrail auditTrail,
      PlanCatalog plans,
      StoreLimit storeLimit,
      Clock clock) {
    this.stores = persistence.stores();
    this.keys = persistence.idempotencyKeys();
    this.auditTrail = auditTrail;
    this.plans = plans;
    this.storeLimit = storeLimit;
    this.clock = clock;
  }

  @Override
  public Mono<Outcome> provision(ProvisionStoreCommand command) {
    return Mono.defer(() -> {
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
          .within(record(command, store))
          .onErrorResume(SubdomainTakenException.class, taken -> taken(command, store))
          .onErrorResume(TooMany.class, tooMany -> limitReached(command, tooMany.existing))
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
  private Mono<Outcome> record(ProvisionStoreCommand command, Store store) {
    String key = command.idempotencyKey();
    if (key == null) {
      return create(command, store);
    }
    String hash = hash(store);
    return keys.remember(command.actor().principal().id(), key, hash, store.id(), store.createdAt())
        .flatMap(known ->
            known.storeId().equals(store.id())
                ? create(command, store)
                : replay(known, hash, key, command.actor()));
  }

  private Mono<Outcome> create(ProvisionStoreCommand command, Store store) {
    return withinLimit(store.spec().owner())
        .then(stores.insert(store))
        .flatMap(saved ->
            auditTrail.intent(
                saved,
                new StoreEvent.StoreRequested(
                    saved.id(), saved.subdomain(), saved.createdAt(), command.actor().principal()),
                command.actor(),
                ACTION,
                "Store \"" + saved.spec().name() + "\" on plan " + saved.spec().plan() + "."))
        // Equal to the response of a repeated request, including the precision of timestamps.
        .map(saved -> new Outcome.Accepted(saved.asRequested(), false));
  }

  /** Locks the owner's count until the transaction ends. */
  private Mono<Void> withinLimit(Owner owner) {
    if (!storeLimit.limited()) {
      return Mono.empty();
    }
    return stores
        .countHeldBy(owner)
        .filter(existing -> !storeLimit.allowsOneMoreThan(existing))
        .flatMap(existing -> Mono.error(new TooMany(existing)));
  }

  private Mono<Outcome> limitReached(ProvisionStoreCommand command, long existing) {
    return refuse(
        command,
        "The owner %s has %d stores and may have %d."
            .formatted(command.owner(), existing, storeLimit.perOwner()),
        new Outcome.LimitReached(command.owner(), storeLimit.perOwner(), existing));
  }

  /** Rolls the transaction back, including the idempotency key. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long existing;

    TooMany(long existing) {
      super(null, null, false, false);
      this.existing = existing;
    }
  }

  private Mono<Outcome> replay(Remembered known, String hash, String key, Actor actor) {
    if (!known.requestHash().equals(hash)) {
      return Mono.just(new Outcome.KeyReused(key));
    }
    return stores
        .find(known.storeId())
        .flatMap(store -> auditTrail.repeated(clock.instant(), store, actor, ACTION))
        .map(store -> new Outcome.Accepted(store.asRequested(), true));
  }

  /**
   * The subdomain is taken. When the same request, sent twice concurrently, has taken it, the
   * result is that of the first.
   */
  private Mono<Outcome> taken(ProvisionStoreCommand command, Store store) {
    Mono<Outcome> refusal =
        stores
            .findHolder(command.subdomain())
            .map(Store::deletionRequested)
            // Released in the meantime: the caller can retry.
            .defaultIfEmpty(true)
            .map(leaving -> new Outcome.SubdomainTaken(command.subdomain(), leaving))
            .flatMap(taken ->
                refuse(command, "The subdomain " + command.subdomain() + " is taken.", taken));
    String key = command.idempotencyKey();
    if (key == null) {
      return refusal;
    }
    return keys.find(command.actor().principal().id(), key)
        .flatMap(known -> auditTrail.within(replay(known, hash(store), key, command.actor())))
        .switchIfEmpty(refusal);
  }

  private Mono<Outcome> refuse(ProvisionStoreCommand command, String why, Outcome outcome) {
    return auditTrail.refused(
        clock.instant(),
        command.actor(),
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
