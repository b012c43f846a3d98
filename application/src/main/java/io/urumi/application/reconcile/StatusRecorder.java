package io.urumi.application.reconcile;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.lifecycle.Transition;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditEntry.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Saves a transition: status, events and audit entries in one transaction, under the lease. */
final class StatusRecorder {
  private final StoreRepository stores;
  private final EventLog events;
  private final AuditLog audit;
  private final Signals signals;
  private final Transactions transactions;
  private final Actor self;

  StatusRecorder(PersistencePorts persistence, Actor self) {
    this.stores = persistence.stores();
    this.events = persistence.events();
    this.audit = persistence.audit();
    this.signals = persistence.signals();
    this.transactions = persistence.transactions();
    this.self = self;
  }

  /** Saves a transition; one without changes causes no query. */
  Mono<Store> save(
      Store store, Lease lease, Transition transition, Instant now, Instant leaseUntil) {
    if (transition.events().isEmpty() && transition.status().equals(store.status())) {
      return Mono.just(store);
    }
    Mono<Store> work =
        stores
            .saveStatus(lease, transition.status(), now, leaseUntil)
            .flatMap(saved -> recordEvents(saved, transition.events()).thenReturn(saved));
    return transactions.within(work);
  }

  private Mono<Void> recordEvents(Store store, List<StoreEvent> recorded) {
    if (recorded.isEmpty()) {
      return Mono.empty();
    }
    return events
        .append(store.spec().owner(), recorded)
        .thenMany(
            Flux.fromIterable(recorded)
                .concatMap(event -> Mono.justOrEmpty(outcome(store, event)).flatMap(this::record)))
        .then(signals.send(Signals.Signal.EVENTS_APPENDED));
  }

  /** Adds the id of the request that caused it, when there is one. */
  private Mono<AuditEntry> record(Entry entry) {
    AuditDraft draft = entry.draft();
    if (!entry.requested()) {
      return audit.append(draft);
    }
    return audit
        .lastRequest(draft.subject())
        .map(request -> requestedIn(draft, request))
        .defaultIfEmpty(draft)
        .flatMap(audit::append);
  }

  private static AuditDraft requestedIn(AuditDraft draft, String request) {
    Actor actor = draft.actor();
    return new AuditDraft(
        draft.at(),
        new Actor(actor.principal(), actor.origin(), request),
        draft.action(),
        draft.subject(),
        draft.subdomain(),
        draft.owner(),
        draft.outcome(),
        draft.detail());
  }

  /**
   * An audit entry.
   *
   * @param requested whether it is the result of a request, not of a change in the cluster
   */
  private record Entry(AuditDraft draft, boolean requested) {}

  /** The audit entry of an outcome; null for intermediate events. */
  private @Nullable Entry outcome(Store store, StoreEvent event) {
    return switch (event) {
      case StoreEvent.PhaseChanged changed ->
          switch (changed.to()) {
            case READY ->
                new Entry(
                    draft(store, event, AuditAction.STORE_READY, Outcome.SUCCEEDED),
                    isFirstTime(changed));
            case FAILED ->
                new Entry(
                    draft(store, event, AuditAction.STORE_FAILED, Outcome.FAILED),
                    isFirstTime(changed));
            case DELETED ->
                new Entry(draft(store, event, AuditAction.STORE_DELETED, Outcome.SUCCEEDED), true);
            // Not an outcome.
            case REQUESTED, PROVISIONING, DEGRADED, DELETING -> null;
          };
      case StoreEvent.DriftFound _ ->
          new Entry(draft(store, event, AuditAction.STORE_REPAIR, Outcome.ACCEPTED), false);
      // Requests are audited by the use cases; steps and conditions belong to the timeline.
      case StoreEvent.StoreRequested _,
          StoreEvent.StoreAdopted _,
          StoreEvent.RetryRequested _,
          StoreEvent.DeletionRequested _,
          StoreEvent.StoreGivenAway _,
          StoreEvent.StoreReceived _,
          StoreEvent.WaitingForSlot _,
          StoreEvent.StepStarted _,
          StoreEvent.StepSucceeded _,
          StoreEvent.StepFailed _,
          StoreEvent.ProblemFound _,
          StoreEvent.ConditionChanged _,
          StoreEvent.ChartReplaced _ ->
          null;
    };
  }

  /** Whether the transition results from a request; others result from changes in the cluster. */
  private static boolean isFirstTime(StoreEvent.PhaseChanged changed) {
    return changed.from() == Phase.REQUESTED || changed.from() == Phase.PROVISIONING;
  }

  private AuditDraft draft(Store store, StoreEvent event, AuditAction action, Outcome outcome) {
    return new AuditDraft(
        event.at(),
        self,
        action,
        "store/" + store.id(),
        store.subdomain().value(),
        store.spec().owner(),
        outcome,
        event.message());
  }
}
