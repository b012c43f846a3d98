package io.urumi.application.usecase;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Permission;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Records what a use case did. Events are appended before audit entries: every transaction takes
 * the two locks in this order, so that no deadlock is possible.
 */
public final class AuditTrail {
  private final Transactions transactions;
  private final EventLog events;
  private final AuditLog audit;
  private final Signals signals;
  private final RefusalRateLimit rateLimit = new RefusalRateLimit();

  public AuditTrail(ScopedPersistencePorts persistence) {
    this.transactions = persistence.transactions();
    this.events = persistence.events();
    this.audit = persistence.audit();
    this.signals = persistence.signals();
  }

  public <T> Mono<T> within(Mono<T> work) {
    return transactions.within(work);
  }

  /** Within a transaction: records an accepted intent and makes the store due. */
  public Mono<Store> intent(
      Store store, StoreEvent event, Actor actor, AuditAction action, String detail) {
    AuditDraft entry = draft(event.at(), actor, action, store, Outcome.ACCEPTED, detail);
    return events
        .append(store.spec().owner(), List.of(event))
        .then(audit.append(entry))
        .then(signals.send(Signals.Signal.STORE_DUE))
        .then(signals.send(Signals.Signal.EVENTS_APPENDED))
        .thenReturn(store);
  }

  /** Within a transaction: records what was done to a store. */
  public Mono<Void> done(Instant at, Actor actor, AuditAction action, Store store, String detail) {
    return audit.append(draft(at, actor, action, store, Outcome.SUCCEEDED, detail)).then();
  }

  /** Within a transaction: records for both owners that a store has another one. */
  public Mono<Store> transferred(Store store, Owner former, Instant at, Actor actor) {
    Owner owner = store.spec().owner();
    StoreEvent given =
        new StoreEvent.StoreGivenAway(store.id(), store.subdomain(), at, actor.principal());
    StoreEvent received =
        new StoreEvent.StoreReceived(store.id(), store.subdomain(), at, actor.principal());
    String name = "Store \"" + store.spec().name() + "\" ";
    return events
        .append(former, List.of(given))
        .then(events.append(owner, List.of(received)))
        .then(audit.append(transfer(at, actor, store, former, name + "to team/" + owner + ".")))
        .then(audit.append(transfer(at, actor, store, owner, name + "from team/" + former + ".")))
        .then(signals.send(Signals.Signal.STORE_DUE))
        .then(signals.send(Signals.Signal.EVENTS_APPENDED))
        .thenReturn(store);
  }

  private static AuditDraft transfer(
      Instant at, Actor actor, Store store, Owner owner, String detail) {
    return new AuditDraft(
        at,
        actor,
        AuditAction.STORE_TRANSFER,
        subject(store.id()),
        store.subdomain().value(),
        owner,
        Outcome.SUCCEEDED,
        detail);
  }

  /** Within a transaction: records a request whose intent is recorded already. */
  public Mono<Store> repeated(Instant at, Store store, Actor actor, AuditAction action) {
    long omitted = rateLimit.record(actor, action, at);
    if (omitted < 0) {
      return Mono.just(store);
    }
    String detail = "Requested again; nothing was changed." + omittedText(omitted);
    return audit
        .append(draft(at, actor, action, store, Outcome.ACCEPTED, detail))
        .thenReturn(store);
  }

  /** Within a transaction: records what was done to something that is not a store. */
  public Mono<Void> done(
      Instant at, Actor actor, AuditAction action, String subject, String detail) {
    return done(at, actor, action, subject, null, detail);
  }

  /** Within a transaction: records what was done to something of an owner that is not a store. */
  public Mono<Void> done(
      Instant at,
      Actor actor,
      AuditAction action,
      String subject,
      @Nullable Owner owner,
      String detail) {
    return audit
        .append(new AuditDraft(at, actor, action, subject, null, owner, Outcome.SUCCEEDED, detail))
        .then();
  }

  /**
   * Within a transaction: tells all replicas that a session or token ended early, or that the roles
   * of a user changed.
   */
  public Mono<Void> accessChanged() {
    return signals.send(Signals.Signal.ACCESS_CHANGED);
  }

  /**
   * In its own transaction: records a refused request about a store.
   *
   * @param store null when there is none, or none that the caller may see
   */
  public <T> Mono<T> refused(
      Instant at,
      Actor actor,
      AuditAction action,
      StoreId id,
      @Nullable Store store,
      String why,
      T outcome) {
    return refused(
        at,
        actor,
        action,
        subject(id),
        store == null ? null : store.subdomain().value(),
        store == null ? null : store.spec().owner(),
        why,
        outcome);
  }

  /** In its own transaction: records a refused request. */
  public <T> Mono<T> refused(
      Instant at,
      Actor actor,
      AuditAction action,
      String subject,
      @Nullable String subdomain,
      @Nullable Owner owner,
      String why,
      T outcome) {
    long omitted = rateLimit.record(actor, action, at);
    if (omitted < 0) {
      return Mono.just(outcome);
    }
    AuditDraft entry =
        new AuditDraft(
            at,
            actor,
            action,
            subject,
            subdomain,
            owner,
            Outcome.REFUSED,
            why + omittedText(omitted));
    return transactions.within(audit.append(entry)).thenReturn(outcome);
  }

  /**
   * In its own transaction: records a request about a store for which the caller does not have the
   * permission; then fails with {@link AccessDeniedException}.
   */
  public <T> Mono<T> denied(
      Instant at, Actor actor, AuditAction action, Store store, Permission permission) {
    return denied(
        at,
        actor,
        action,
        subject(store.id()),
        store.subdomain().value(),
        store.spec().owner(),
        permission);
  }

  /**
   * In its own transaction: records a request for which the caller does not have the permission;
   * then fails with {@link AccessDeniedException}.
   */
  public <T> Mono<T> denied(
      Instant at,
      Actor actor,
      AuditAction action,
      String subject,
      @Nullable String subdomain,
      @Nullable Owner owner,
      Permission permission) {
    AccessDeniedException denied = new AccessDeniedException(permission);
    return refused(
            at,
            actor,
            action,
            subject,
            subdomain,
            owner,
            "The caller does not have the permission " + permission.code() + ".",
            denied)
        .flatMap(Mono::error);
  }

  /**
   * In its own transaction: records a request that could not be decided; then fails with the cause.
   */
  public <T> Mono<T> failed(
      Instant at,
      Actor actor,
      AuditAction action,
      Namespace namespace,
      StoreFailureException cause) {
    AuditDraft entry =
        new AuditDraft(
            at,
            actor,
            action,
            "namespace/" + namespace,
            null,
            null,
            Outcome.FAILED,
            cause.failure().message());
    return transactions.within(audit.append(entry)).then(Mono.error(cause));
  }

  private static String omittedText(long omitted) {
    return omitted == 0
        ? ""
        : " Before it, "
            + omitted
            + " more requests of this kind by this caller had no effect; they are not listed.";
  }

  private static AuditDraft draft(
      Instant at, Actor actor, AuditAction action, Store store, Outcome outcome, String detail) {
    return new AuditDraft(
        at,
        actor,
        action,
        subject(store.id()),
        store.subdomain().value(),
        store.spec().owner(),
        outcome,
        detail);
  }

  private static String subject(StoreId id) {
    return "store/" + id;
  }
}
