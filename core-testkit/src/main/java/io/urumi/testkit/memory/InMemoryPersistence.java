package io.urumi.testkit.memory;

import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.Transactions;
import reactor.core.publisher.Sinks;

/**
 * A database in memory: everything that shares this object shares its content, as replicas share a
 * database. It ends with the process.
 */
public final class InMemoryPersistence {
  private final StoreRepository stores;
  private final EventLog events;
  private final AuditLog audit;
  private final IdempotencyKeys idempotencyKeys;
  private final OrphanRegister orphans;
  private final TaskLock taskLock;
  private final Transactions transactions;
  private final Signals signals;

  /** An empty one. */
  public InMemoryPersistence() {
    Sinks.Many<Signal> sink = InMemorySignals.sink();
    InMemoryDatabase database = new InMemoryDatabase(signal -> InMemorySignals.emit(sink, signal));
    stores = new InMemoryStoreRepository(database);
    events = new InMemoryEventLog(database);
    audit = new InMemoryAuditLog(database);
    idempotencyKeys = new InMemoryIdempotencyKeys(database);
    orphans = new InMemoryOrphanRegister(database);
    taskLock = new InMemoryTaskLock(database);
    transactions = new InMemoryTransactions(database);
    signals = new InMemorySignals(database, sink);
  }

  public StoreRepository stores() {
    return stores;
  }

  public EventLog events() {
    return events;
  }

  public AuditLog audit() {
    return audit;
  }

  public IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  public OrphanRegister orphans() {
    return orphans;
  }

  public TaskLock taskLock() {
    return taskLock;
  }

  public Transactions transactions() {
    return transactions;
  }

  public Signals signals() {
    return signals;
  }
}
