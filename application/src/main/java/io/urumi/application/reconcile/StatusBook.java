package io.urumi.application.reconcile;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.lifecycle.Verdict;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.AuditDraft;
import io.urumi.port.driven.AuditLog;
import io.urumi.port.driven.EventLog;
import io.urumi.port.driven.Lease;
import io.urumi.port.driven.Signals;
import io.urumi.port.driven.StoreRepository;
import io.urumi.port.driven.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.AuditEntry.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Saves what the reconciler found out: status, events and audit together, under the lease. */
final class StatusBook {
  private final StoreRepository stores;
  private final EventLog events;
  private final AuditLog audit;
  private final Signals signals;
  private final Transactions transactions;
  private final Actor self;

  StatusBook(
      StoreRepository stores,
      EventLog events,
      AuditLog audit,
      Signals signals,
      Transactions transactions,
      Actor self) {
    this.stores = stores;
    this.events = events;
    this.audit = audit;
    this.signals = signals;
    this.transactions = transactions;
    this.self = self;
  }

  /** Saves a verdict; one that says nothing new costs nothing. */
  Mono<Store> save(Store store, Lease lease, Verdict verdict, Instant now, Instant leaseUntil) {
    if (verdict.events().isEmpty() && verdict.status().equals(store.status())) {
      return Mono.just(store);
    }
    Mono<Store> work =
        stores
            .saveStatus(lease, verdict.status(), now, leaseUntil)
            .flatMap(saved -> tell(saved, verdict.events()).thenReturn(saved));
    return transactions.within(work);
  }

  private Mono<Void> tell(Store store, List<StoreEvent> told) {
    if (told.isEmpty()) {
      return Mono.empty();
    }
    return events
        .append(told)
        .thenMany(Flux.fromIterable(outcomes(store, told)).concatMap(audit::append))
        .then(signals.send(Signals.Signal.EVENTS_APPENDED));
  }

  /** What of it belongs into the audit log: the outcomes, not the steps towards them. */
  private List<AuditDraft> outcomes(Store store, List<StoreEvent> told) {
    List<AuditDraft> outcomes = new ArrayList<>();
    for (StoreEvent event : told) {
      switch (event) {
        case StoreEvent.PhaseChanged changed -> {
          switch (changed.to()) {
            case READY -> outcomes.add(draft(store, event, "store.ready", Outcome.SUCCEEDED));
            case FAILED -> outcomes.add(draft(store, event, "store.failed", Outcome.FAILED));
            case DELETED -> outcomes.add(draft(store, event, "store.deleted", Outcome.SUCCEEDED));
            case REQUESTED, PROVISIONING, DEGRADED, DELETING -> {
              // On the way to an outcome.
            }
          }
        }
        case StoreEvent.DriftFound _ ->
            outcomes.add(draft(store, event, "store.repair", Outcome.ACCEPTED));
        case StoreEvent.StoreRequested _,
            StoreEvent.StoreAdopted _,
            StoreEvent.RetryRequested _,
            StoreEvent.DeletionRequested _,
            StoreEvent.StepStarted _,
            StoreEvent.StepSucceeded _,
            StoreEvent.StepFailed _,
            StoreEvent.ConditionChanged _ -> {
          // Intents are written by the use cases; steps and conditions are the timeline's.
        }
      }
    }
    return outcomes;
  }

  private AuditDraft draft(Store store, StoreEvent event, String action, Outcome outcome) {
    return new AuditDraft(
        event.at(),
        self,
        action,
        "store/" + store.id(),
        store.subdomain().value(),
        outcome,
        event.message());
  }
}
