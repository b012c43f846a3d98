package io.urumi.adapter.k8s;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

/**
 * Passes on which spaces changed. A burst about the same space is one change; a subscriber that is
 * slow gets each space once, however often it changed meanwhile.
 */
final class ChangeFeed {
  /** Kubernetes reports one event of a pod as several changes within this time. */
  private static final Duration BURST = Duration.ofMillis(40);

  private final Scheduler scheduler;
  private final CopyOnWriteArrayList<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  /**
   * @param scheduler delivers; never blocked by this class
   */
  ChangeFeed(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Something changed in the namespace. */
  void changed(String namespace) {
    Namespace.subdomainOf(namespace)
        .ifPresent(subdomain -> subscribers.forEach(each -> each.add(subdomain)));
  }

  /** Anything may have changed in these namespaces. */
  void changed(Collection<String> namespaces) {
    namespaces.forEach(this::changed);
  }

  /** The changes from now on; never ends, never fails. */
  Flux<Subdomain> changes() {
    return Flux.create(
        sink -> {
          Subscriber subscriber = new Subscriber(sink);
          subscribers.add(subscriber);
          sink.onRequest(_ -> subscriber.schedule());
          sink.onDispose(() -> subscribers.remove(subscriber));
        },
        // Never used: a subscriber emits only what was asked for.
        FluxSink.OverflowStrategy.BUFFER);
  }

  /** How many listen. */
  int listeners() {
    return subscribers.size();
  }

  /** What one subscriber has not yet been told. */
  private final class Subscriber {
    private final FluxSink<Subdomain> sink;
    private final LinkedHashSet<Subdomain> pending = new LinkedHashSet<>();
    private boolean scheduled;

    Subscriber(FluxSink<Subdomain> sink) {
      this.sink = sink;
    }

    void add(Subdomain subdomain) {
      synchronized (pending) {
        pending.add(subdomain);
      }
      schedule();
    }

    void schedule() {
      synchronized (pending) {
        if (scheduled || pending.isEmpty()) {
          return;
        }
        scheduled = true;
      }
      try {
        var _ = scheduler.schedule(this::drain, BURST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RuntimeException closed) {
        // The scheduler is disposed: this process is going down.
      }
    }

    private void drain() {
      while (true) {
        Subdomain next;
        synchronized (pending) {
          if (pending.isEmpty() || sink.requestedFromDownstream() == 0 || sink.isCancelled()) {
            scheduled = false;
            return;
          }
          next = pending.removeFirst();
        }
        sink.next(next);
      }
    }
  }
}
