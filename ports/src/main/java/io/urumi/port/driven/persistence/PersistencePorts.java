package io.urumi.port.driven.persistence;

import java.util.Objects;

/** All driven ports of one database. */
public record PersistencePorts(
    StoreRepository stores,
    EventLog events,
    AuditLog audit,
    IdempotencyKeys idempotencyKeys,
    OrphanRegister orphans,
    TaskLock taskLock,
    Transactions transactions,
    Signals signals) {
  public PersistencePorts {
    Objects.requireNonNull(stores, "stores");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(idempotencyKeys, "idempotencyKeys");
    Objects.requireNonNull(orphans, "orphans");
    Objects.requireNonNull(taskLock, "taskLock");
    Objects.requireNonNull(transactions, "transactions");
    Objects.requireNonNull(signals, "signals");
  }

  /** Those for use cases. */
  public ScopedPersistencePorts scoped() {
    return new ScopedPersistencePorts(
        stores, events, audit, idempotencyKeys, orphans, transactions, signals);
  }
}
