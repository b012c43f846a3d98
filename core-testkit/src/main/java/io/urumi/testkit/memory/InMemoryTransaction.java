package io.urumi.testkit.memory;

import io.urumi.port.driven.persistence.Signals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** One transaction, known to everything within it by the Reactor context. */
final class InMemoryTransaction {
  private final List<Signal> signals = new ArrayList<>();
  private Runnable continuation = () -> {};

  static Optional<InMemoryTransaction> in(ContextView context) {
    return context.getOrEmpty(InMemoryTransaction.class);
  }

  Context enter(Context context) {
    return context.put(InMemoryTransaction.class, this);
  }

  /** What to go on with once it is this transaction's turn. */
  synchronized void whenOpened(Runnable next) {
    continuation = next;
  }

  void opened() {
    Runnable next;
    synchronized (this) {
      next = continuation;
    }
    next.run();
  }

  synchronized void atCommit(Signal signal) {
    if (!signals.contains(signal)) {
      signals.add(signal);
    }
  }

  synchronized List<Signal> signals() {
    return List.copyOf(signals);
  }
}
