package io.urumi.adapter.persistence.event;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * The events of one transaction, written after all its other work. Ids come from a counter whose
 * row stays locked until the commit; written this late, transactions block each other only for the
 * duration of a commit, and never hold the counter while they wait for another lock.
 */
final class PendingEvents implements TransactionSynchronization {
  private final EventTable table;
  private final List<OwnedEvent> events = new ArrayList<>();

  private PendingEvents(EventTable table) {
    this.table = table;
  }

  /** The pending events of the given transaction. */
  static PendingEvents of(TransactionSynchronizationManager transaction, EventTable table) {
    if (transaction.getResource(PendingEvents.class) instanceof PendingEvents pending) {
      return pending;
    }
    PendingEvents pending = new PendingEvents(table);
    transaction.bindResource(PendingEvents.class, pending);
    transaction.registerSynchronization(pending);
    return pending;
  }

  void add(List<OwnedEvent> more) {
    events.addAll(more);
  }

  @Override
  public Mono<Void> beforeCommit(boolean readOnly) {
    return table.write(events);
  }

  @Override
  public Mono<Void> afterCompletion(int status) {
    return TransactionSynchronizationManager.forCurrentTransaction()
        .doOnNext(transaction -> transaction.unbindResourceIfPossible(PendingEvents.class))
        .then();
  }
}
