package io.urumi.adapter.k8s.watch;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

/**
 * Publishes which stores have changed. A burst of changes of one store is one change; a slow
 * subscriber receives each store once, however often it has changed.
 */
public final class ChangeFeed {
  /** Kubernetes reports one event of a pod as several changes within this time. */
  private static final Duration BURST = Duration.ofMillis(20);

  /**
   * How long details may wait for the change that they lead to. A starting pod changes a dozen
   * times, and each observation of its store would take processor time from its start.
   */
  private static final Duration DETAILS = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final CopyOnWriteArrayList<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  /**
   * @param scheduler delivers the changes; this class never blocks it
   */
  public ChangeFeed(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** An object in the namespace has changed. */
  void changed(String namespace) {
    Namespace.subdomainOf(namespace)
        .ifPresent(subdomain -> subscribers.forEach(each -> each.add(subdomain)));
  }

  /**
   * An object has changed whose changes matter to a diagnosis only: when the store progresses
   * because of it, another object changes as well.
   */
  void detailChanged(String namespace) {
    Namespace.subdomainOf(namespace)
        .ifPresent(subdomain -> subscribers.forEach(each -> each.addLater(subdomain)));
  }

  /** Objects in these namespaces may have changed. */
  void changed(Collection<String> namespaces) {
    namespaces.forEach(this::changed);
  }

  /** Changes from now on; never completes, never fails. */
  public Flux<Subdomain> changes() {
    return Flux.create(
        sink -> {
          Subscriber subscriber = new Subscriber(sink);
          subscribers.add(subscriber);
          sink.onRequest(_ -> subscriber.schedule());
          sink.onDispose(() -> subscribers.remove(subscriber));
        },
        // Never used: a subscriber emits only what was requested.
        FluxSink.OverflowStrategy.BUFFER);
  }

  /** Number of subscribers. */
  int subscribers() {
    return subscribers.size();
  }

  /** What one subscriber has not yet received. */
  private final class Subscriber {
    private final FluxSink<Subdomain> sink;
    private final LinkedHashSet<Subdomain> pending = new LinkedHashSet<>();
    private final Set<Subdomain> details = new HashSet<>();
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

    void addLater(Subdomain subdomain) {
      synchronized (pending) {
        if (!details.add(subdomain)) {
          return;
        }
      }
      later(() -> addDetails(subdomain), DETAILS);
    }

    private void addDetails(Subdomain subdomain) {
      synchronized (pending) {
        if (!details.remove(subdomain)) {
          // Published meanwhile with another change.
          return;
        }
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
      later(this::drain, BURST);
    }

    private void later(Runnable work, Duration delay) {
      try {
        var _ = scheduler.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RuntimeException closed) {
        // The scheduler is disposed: this adapter is closed.
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
          details.remove(next);
        }
        sink.next(next);
      }
    }
  }
}
