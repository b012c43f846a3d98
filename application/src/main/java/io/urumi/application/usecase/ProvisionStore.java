package io.urumi.application.usecase;

import io.urumi.application.policy.PlanCatalog;
import io.urumi.application.policy.StoreQuota;
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
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Puts the wish for a store on record. */
public final class ProvisionStore implements ProvisionStoreUseCase {
  private static final String ACTION = "store.create";

  private final StoreRepository stores;
  private final IdempotencyKeys keys;
  private final AuditTrail auditTrail;
  private final PlanCatalog plans;
  private final StoreQuota quota;
  private final Clock clock;

  public ProvisionStore(
      PersistencePorts persistence,
      AuditTrail auditTrail,
      PlanCatalog plans,
      StoreQuota quota,
      Clock clock) {
    this.stores = persistence.stores();
    this.keys = persistence.idempotencyKeys();
    this.auditTrail = auditTrail;
    this.plans = plans;
    this.quota = quota;
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
                      "The idempotency key " + key + " stands for another request.",
                      outcome)
                  : Mono.just(outcome));
    });
  }

  /** Within a transaction: everything or nothing. */
  private Mono<Outcome> record(ProvisionStoreCommand command, Store store) {
    String key = command.idempotencyKey();
    if (key == null) {
      return create(command, store);
    }
    String hash = hash(store);
    return keys.remember(command.actor().name(), key, hash, store.id(), store.createdAt())
        .flatMap(known ->
            known.storeId().equals(store.id())
                ? create(command, store)
                : replay(known, hash, key, command.actor()));
  }

  private Mono<Outcome> create(ProvisionStoreCommand command, Store store) {
    return withinQuota(store.spec().owner())
        .then(stores.insert(store))
        .flatMap(saved ->
            auditTrail.intent(
                saved,
                new StoreEvent.StoreRequested(
                    saved.id(), saved.subdomain(), saved.createdAt(), command.actor().name()),
                command.actor(),
                ACTION,
                "Store \"" + saved.spec().name() + "\" on plan " + saved.spec().plan() + "."))
        // As those who repeat the request will see it, to the last digit of its times.
        .map(saved -> new Outcome.Accepted(saved.asRequested(), false));
  }

  /** Nobody else counts this owner's stores until the transaction has ended. */
  private Mono<Void> withinQuota(Owner owner) {
    if (!quota.limited()) {
      return Mono.empty();
    }
    return stores
        .countHeldBy(owner)
        .filter(existing -> !quota.allowsOneMoreThan(existing))
        .flatMap(existing -> Mono.error(new TooMany(existing)));
  }

  private Mono<Outcome> limitReached(ProvisionStoreCommand command, long existing) {
    return refuse(
        command,
        "The owner %s has %d stores and may have %d."
            .formatted(command.owner(), existing, quota.perOwner()),
        new Outcome.LimitReached(command.owner(), quota.perOwner(), existing));
  }

  /** Rolls back what the transaction did so far, the idempotency key too. */
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
   * The subdomain is taken; when it is taken by the very same request, sent twice at once, the
   * answer is the first one's.
   */
  private Mono<Outcome> taken(ProvisionStoreCommand command, Store store) {
    Mono<Outcome> refusal =
        stores
            .findHolder(command.subdomain())
            .map(Store::deletionRequested)
            // Freed this very moment: it was taken when we asked, and asking again will do.
            .defaultIfEmpty(true)
            .map(leaving -> new Outcome.SubdomainTaken(command.subdomain(), leaving))
            .flatMap(taken ->
                refuse(command, "The subdomain " + command.subdomain() + " is taken.", taken));
    String key = command.idempotencyKey();
    if (key == null) {
      return refusal;
    }
    return keys.find(command.actor().name(), key)
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
