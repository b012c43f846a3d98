package io.urumi.port.driven.persistence;

import java.util.Objects;

/**
 * What use cases see of one database: no read of stores, events or audit entries without a scope.
 */
public record ScopedPersistencePorts(
    StoreDirectory stores,
    EventLog events,
    AuditLog audit,
    IdempotencyKeys idempotencyKeys,
    OrphanRegister orphans,
    Transactions transactions,
    Signals signals) {
  public ScopedPersistencePorts {
    Objects.requireNonNull(stores, "stores");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(idempotencyKeys, "idempotencyKeys");
    Objects.requireNonNull(orphans, "orphans");
    Objects.requireNonNull(transactions, "transactions");
    Objects.requireNonNull(signals, "signals");
  }
}
