package io.urumi.testkit.memory;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.IdempotencyKeys.Remembered;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tables with one writer at a time: transactions queue up, so that each of them is serializable and
 * ids grow in commit order. Readers outside a transaction never wait and see what is committed.
 */
final class InMemoryDatabase {
  final Table<StoreId, StoreRow> stores = new Table<>(Comparator.comparing(StoreId::value));
  final Table<Subdomain, StoreId> holders = new Table<>(Comparator.comparing(Subdomain::value));
  final Table<Long, RecordedEvent> events = new Table<>(Comparator.naturalOrder());
  final Table<StoreId, List<StepRun>> steps = new Table<>(Comparator.comparing(StoreId::value));
  final Table<Long, AuditEntry> audit = new Table<>(Comparator.naturalOrder());
  final Table<List<String>, Remembered> keys =
      new Table<>(
          Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast));

  final Table<Namespace, Orphan> orphans = new Table<>(Comparator.comparing(Namespace::value));
  final Table<TaskLock.PeriodicTask, Instant> taskLock = new Table<>(Comparator.naturalOrder());

  /** The one row: the newest id of events, and up to which they were trimmed. */
  final Table<String, Long> counters = new Table<>(Comparator.naturalOrder());

  private final List<Table<?, ?>> tables =
      List.of(stores, holders, events, steps, audit, keys, orphans, taskLock, counters);
  private final Queue<InMemoryTransaction> waiting = new ArrayDeque<>();
  private final Consumer<Signal> announce;
  private @Nullable InMemoryTransaction open;

  /**
   * @param announce is told the signals of a transaction after it is committed
   */
  InMemoryDatabase(Consumer<Signal> announce) {
    this.announce = announce;
  }

  /** Runs a query; empty when it finds nothing. */
  <T> Mono<T> read(Function<View, Optional<T>> query) {
    return Mono.deferContextual(context -> {
      View view = InMemoryTransaction.in(context).isPresent() ? View.OWN : View.COMMITTED;
      synchronized (this) {
        return Mono.justOrEmpty(query.apply(view));
      }
    });
  }

  /** Runs a change in the current transaction, or in one of its own. */
  <T> Mono<T> write(Function<View, Optional<T>> change) {
    return within(
        Mono.deferContextual(context -> {
          InMemoryTransaction current = InMemoryTransaction.in(context).orElseThrow();
          synchronized (this) {
            if (current != open) {
              throw new IllegalStateException("the transaction has ended");
            }
            return Mono.justOrEmpty(change.apply(View.OWN));
          }
        }));
  }

  <T> Mono<T> within(Mono<T> work) {
    return Mono.deferContextual(context -> {
      if (InMemoryTransaction.in(context).isPresent()) {
        return work;
      }
      InMemoryTransaction transaction = new InMemoryTransaction();
      return begin(transaction)
          .then(work)
          .contextWrite(transaction::enter)
          .map(Optional::of)
          .defaultIfEmpty(Optional.empty())
          .<T>handle((result, sink) -> {
            commit(transaction);
            result.ifPresent(sink::next);
          })
          .doOnError(_ -> rollback(transaction))
          .doOnCancel(() -> rollback(transaction));
    });
  }

  /** Announces now, or when the current transaction commits. */
  Mono<Void> signal(Signal signal) {
    return Mono.deferContextual(context -> {
      InMemoryTransaction.in(context)
          .ifPresentOrElse(
              transaction -> transaction.atCommit(signal), () -> announce.accept(signal));
      return Mono.empty();
    });
  }

  private Mono<Void> begin(InMemoryTransaction transaction) {
    return Mono.create(sink -> {
      transaction.whenOpened(sink::success);
      boolean mine;
      synchronized (this) {
        mine = open == null;
        if (mine) {
          open = transaction;
        } else {
          waiting.add(transaction);
        }
      }
      if (mine) {
        transaction.opened();
      }
    });
  }

  private void commit(InMemoryTransaction transaction) {
    InMemoryTransaction next;
    synchronized (this) {
      if (open != transaction) {
        throw new IllegalStateException("the transaction has ended");
      }
      tables.forEach(Table::commit);
      next = openNext();
    }
    handOver(next);
    transaction.signals().forEach(announce);
  }

  /** Does nothing to one that is committed already. */
  private void rollback(InMemoryTransaction transaction) {
    InMemoryTransaction next;
    synchronized (this) {
      waiting.remove(transaction);
      if (open != transaction) {
        return;
      }
      tables.forEach(Table::rollback);
      next = openNext();
    }
    handOver(next);
  }

  private @Nullable InMemoryTransaction openNext() {
    InMemoryTransaction next = waiting.poll();
    open = next;
    return next;
  }

  /** On a thread of its own: the one at hand belongs to whoever just finished. */
  private static void handOver(@Nullable InMemoryTransaction next) {
    if (next != null) {
      Thread.startVirtualThread(next::opened);
    }
  }
}
