package io.urumi.application.reconcile;

import io.urumi.application.policy.Addressing;
import io.urumi.application.policy.EngineSettings;
import io.urumi.domain.lifecycle.Lifecycle;
import io.urumi.domain.lifecycle.LifecyclePolicy;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.Actor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts the parts of the reconciler together, and starts and stops them. */
public final class Reconciliation {
  private static final Logger LOG = System.getLogger(Reconciliation.class.getName());

  private final ReconcileLoop loop;
  private final Duration patience;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  public Reconciliation(
      StoreRepository stores,
      EventLog events,
      AuditLog audit,
      Signals signals,
      Transactions transactions,
      TenantSpace space,
      ReleaseManager releases,
      StorefrontProbe storefront,
      LifecyclePolicy policy,
      Addressing addressing,
      EngineSettings settings,
      ReplicaId replica,
      Clock clock) {
    Reconciler reconciler =
        new Reconciler(
            stores,
            new StoreObserver(space, releases, storefront),
            new StepExecutor(space, releases),
            new StatusRecorder(
                stores, events, audit, signals, transactions, Actor.system(replica.value())),
            new Lifecycle(policy),
            addressing,
            settings,
            clock);
    QueueWaitReporter queueWaitReporter =
        new QueueWaitReporter(stores, events, signals, transactions, clock);
    loop =
        new ReconcileLoop(
            stores, reconciler, queueWaitReporter, space, signals, replica, settings, clock);
    patience = settings.shutdownTimeout();
  }

  /** Begins to claim stores; a second call does nothing. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      loop.start();
    }
  }

  /** Ends at the next boundary between two effects and hands the leases over. */
  public void stop() {
    if (started.get() && stopped.compareAndSet(false, true)) {
      try {
        loop.stop().block(patience.plusSeconds(3));
      } catch (RuntimeException unreachable) {
        // The leases run out by themselves; the next holder goes on from the facts.
        LOG.log(Level.WARNING, "leases could not be handed over: {0}", unreachable.toString());
      }
    }
  }
}
